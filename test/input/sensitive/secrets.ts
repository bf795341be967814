// Secrets that never were any. They are put together here, so that scanners of this repository stay calm.

/** What a secret looks like, as the value of a property. */
export interface Planted {
  readonly kind: string;
  readonly key?: string;
  readonly text: string;
  /** The part that nobody may see again; by default all. */
  readonly secret?: string;
}

const part = (text: string): string => Buffer.from(text).toString("base64url");

/** A JSON Web Token of HS256. */
export const jwt = [
  part('{"alg":"HS256","typ":"JWT"}'),
  part('{"sub":"1234567890","name":"Mark Wood"}'),
  "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
].join(".");

/** What stands in the first line of a private key. */
export const keyTitle = ["PRIVATE", "KEY"].join(" ");

const pemBody = "MIIEpAIBAAKCAQEA7bq2hFJ8zV0c\nwXn3k1Q9Yb8d0VtJ6cQm5s2uT7aG";

/** A private key, cut short. */
export const pem = `-----BEGIN RSA ${keyTitle}-----\n${pemBody}\n-----END RSA ${keyTitle}-----\n`;

const random = "4eC39HqLyjWDarjtT1zdp7dc";

/** One of each, and of each way to write it. */
export const planted: readonly Planted[] = [
  { kind: "api-key", text: `sk_live_${random}`, secret: random },
  { kind: "api-key", text: `The key is rk_test_${random}.`, secret: random },
  { kind: "api-key", text: `tk_${random}`, secret: random },
  { kind: "api-key", text: `pk${random}`, secret: random },
  { kind: "api-key", text: ["AKIA", "IWNJYAX4CSVEH53A"].join("") },
  { kind: "api-key", text: `ghp_${random}${random.slice(0, 12)}` },
  { kind: "api-key", text: `github_pat_${random}` },
  { kind: "api-key", text: `xoxb-2401234567-${random}` },
  { kind: "api-key", text: `AIza${random}${random.slice(0, 11)}` },
  { kind: "api-key", text: `npm_${random}${random.slice(0, 12)}` },
  { kind: "api-key", text: `sk-ant-${random}` },
  { kind: "api-key", text: `SG.${random}.${random}` },
  { kind: "api-key", key: "password", text: "hunter2X9" },
  { kind: "api-key", key: "clientSecret", text: "f3Kq-82jd.kP0aa" },
  { kind: "api-key", key: "API_KEY", text: "d3b07384d113edec49eaa6238ad5ff00" },
  {
    kind: "api-key",
    key: "access_token",
    text: "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed",
  },
  {
    kind: "api-key",
    key: "authorization",
    text: `Bearer ${random}`,
    secret: random,
  },
  {
    kind: "api-key",
    text: "postgres://app:s3cr3tpw@db.acme.io:5432/main",
    secret: "s3cr3tpw",
  },
  { kind: "jwt", text: jwt },
  {
    kind: "jwt",
    key: "token",
    text: `https://acme.io/?t=${jwt}&x=1`,
    secret: jwt,
  },
  { kind: "private-key", text: pem, secret: pemBody },
  {
    kind: "private-key",
    text: pem.replaceAll("\n", "\\n"),
    secret: "MIIEpAIBAAKCAQEA7bq2hFJ8zV0c",
  },
  { kind: "private-key", text: pem.slice(0, 60), secret: pemBody.slice(0, 20) },
  { kind: "card", text: "4539578763621486" },
  {
    kind: "card",
    text: "paid with 5425-2334-3010-9903.",
    secret: "5425-2334-3010-9903",
  },
  { kind: "card", text: "3714 567890 12346", secret: "3714 567890 12346" },
  { kind: "iban", text: "DE89370400440532013000" },
  { kind: "iban", text: "GB29 NWBK 6016 1331 9268 19" },
  { kind: "email", text: "mark.wood@acme.io" },
  {
    kind: "email",
    text: "Mark <mark+hr@sub.acme.co.uk>, HR",
    secret: "mark+hr@sub.acme.co.uk",
  },
  { kind: "email", text: "mailto:mark@acme.io", secret: "mark@acme.io" },
  {
    kind: "email",
    text: "https://acme.io/?mail=mark@acme.io&x=1",
    secret: "mark@acme.io",
  },
  { kind: "phone", text: "+14155552671" },
  { kind: "phone", text: "+49 (89) 123 4567" },
  {
    kind: "phone",
    text: "call +44 20 7183 8750 now",
    secret: "+44 20 7183 8750",
  },
  { kind: "phone", text: "(415) 555-2671" },
  { kind: "phone", text: "415.555.2671" },
  { kind: "phone", text: "089/1234567" },
  { kind: "phone", text: "06 12 34 56 78" },
  { kind: "phone", text: "0049 89 1234567" },
  { kind: "phone", key: "mobile_number", text: "9876543210" },
];
