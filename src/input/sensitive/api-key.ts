import { type Detector, marked, marker, type Match, nothing } from "./match.js";

/** Keys that tell themselves by how they begin; what is in the group is secret. */
const known = new RegExp(
  `(?<![\\w%-])(?:${[
    "[sr]k_(?:live|test)_[A-Za-z0-9]{16,250}", // Stripe
    "whsec_[A-Za-z0-9+/=]{24,100}",
    "(?:tk_|pk_(?!(?:live|test)_))[\\w-]{12,200}", // Cobalt; those of Stripe may be seen
    "[pt]k[A-Za-z0-9]{20,200}",
    "(?:AKIA|ASIA)[A-Z2-7]{16}", // Amazon
    "gh[pousr]_[A-Za-z0-9]{36,255}",
    "github_pat_\\w{22,255}",
    "glpat-[\\w-]{20,100}",
    "xox[abeoprs]-[\\w-]{10,250}", // Slack
    "AIza[\\w-]{35}", // Google
    "GOCSPX-[\\w-]{20,60}",
    "ya29\\.[\\w-]{20,1000}",
    "npm_[A-Za-z0-9]{36}",
    "pypi-[\\w-]{50,250}",
    "sk-[\\w-]{20,250}", // OpenAI, Anthropic
    "SG\\.[\\w-]{16,64}\\.[\\w-]{16,64}", // SendGrid
    "SK[0-9a-f]{32}", // Twilio
    "shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}", // Shopify
    "pat-(?:na|eu)\\d-[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}", // HubSpot
    "dop_v1_[0-9a-f]{64}",
    "hf_[A-Za-z0-9]{30,60}", // Hugging Face
    "lin_api_[A-Za-z0-9]{32,64}", // Linear
    "ATATT3[\\w=-]{40,250}", // Atlassian
    "sq0(?:atp|csp|idp)-[\\w-]{22,64}", // Square
    "key-[0-9a-f]{32}", // Mailgun
    "gl(?:sa|c)_[\\w=]{32,250}", // Grafana
    "sntry[su]_[\\w=+/]{32,250}", // Sentry
    "dapi[0-9a-f]{32}", // Databricks
    "dckr_pat_[\\w-]{27}", // Docker
    "hvs\\.[\\w-]{24,200}", // Vault
    "PMAK-[0-9a-f]{24}-[0-9a-f]{34}", // Postman
    "xapp-\\d-[\\w-]{20,250}",
    "rnd_[A-Za-z0-9]{32}", // Render
    "ntn_[A-Za-z0-9]{40,60}", // Notion
    "figd_[\\w-]{40,60}", // Figma
    "EAAA[\\w-]{50,100}", // Square, of old
    "gsk_[A-Za-z0-9]{40,60}", // Groq
    "r8_[A-Za-z0-9]{30,40}", // Replicate
    "secret_[A-Za-z0-9]{40,60}", // Notion, of old
    "nvapi-[\\w-]{40,100}",
    "sbp_[0-9a-f]{40}", // Supabase
    "phc_[A-Za-z0-9]{40,60}", // PostHog
    "re_[A-Za-z0-9]{8}_[A-Za-z0-9]{20,40}", // Resend
    "pscale_(?:tkn|pw|oauth)_[\\w.=-]{32,64}", // PlanetScale
    "ops_eyJ[\\w=-]{40,2000}", // 1Password
    "xkeysib-[0-9a-f]{64}-\\w{16}", // Brevo
    "dt0[a-z]\\d{2}\\.[A-Z2-7]{24}\\.[A-Z2-7]{64}", // Dynatrace
    "pat[A-Za-z0-9]{14}\\.[0-9a-f]{64}", // Airtable
    "[0-9a-f]{32}-us\\d{1,2}", // Mailchimp
    "EAAC[A-Za-z0-9]{40,300}", // Facebook
    "AGE-SECRET-KEY-1[A-Z0-9]{58}",
    "\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}", // hashes of passwords
    "\\$(?:argon2id?|scrypt|pbkdf2[\\w-]{0,10}|6|5|y)\\$[\\w./+$,=-]{20,300}",
    "(?:bot)?\\d{8,10}:AA[\\w-]{33}", // Telegram
  ].join("|")})(?![\\w-])`,
  "g",
);

/** Where none of this stands, there is no known key: it is looked for in a fraction of the time. */
const look =
  /[srpt]k_|[pt]k[A-Za-z0-9]{20}|whsec_|A[KS]IA|gh[pousr]_|github_pat|glpat|xox|AIza|GOCSPX|ya29|npm_|pypi-|sk-|SG\.|SK[0-9a-f]{8}|shp|pat-|dop_v1|hf_|lin_api|ATATT3|sq0|key-[0-9a-f]{8}|gl(?:sa|c)_|sntry|dapi[0-9a-f]{8}|dckr_|hvs\.|PMAK|xapp|rnd_|ntn_|figd_|EAA[AC]|\d:AA|gsk_|r8_|secret_|nvapi|sbp_|phc_|re_|pscale_|ops_e|xkeysib|dt0|pat[A-Za-z\d]{14}\.|-us\d|AGE-S|\$(?:2[aby]|argon2|scrypt|pbkdf2|[56y])\$/;

/** What stays of a known key, so that people see what it was. */
const prefix =
  /^(?:[srpt]k_(?:live_|test_)?|whsec_|[pt]k|AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|AIza|GOCSPX-|ya29\.|npm_|pypi-|sk-|SG\.|SK|shp[a-z]{2}_|pat-|dop_v1_|hf_|lin_api_|ATATT3|sq0[a-z]{3}-|key-|gl(?:sa|c)_|sntry[su]_|dapi|dckr_pat_|hvs\.|PMAK-|xapp-\d-|rnd_|ntn_|figd_|EAA[AC]|(?:bot)?\d{8,10}:|gsk_|r8_|secret_|nvapi-|sbp_|phc_|re_|pscale_[a-z]+_|ops_|xkeysib-|dt0[a-z]\d{2}\.|AGE-SECRET-KEY-|\$[a-z\d]+\$)/;

/** A password in a URL, `postgres://user:password@host`; or a token in the place of both. */
const inUrl =
  /:\/\/(?:[^\s:@/?#"'<>]{0,100}:([^\s/?#"'<>]{3,200})|([\w-]{16,200}))@/g;

/** What stands for a secret, and is none. */
export const placeholders =
  /^(?:[<[{(*%]|\$[A-Z{(_])|[*•●…]{3}|\.{3}|x{6}|^(?:example|placeholder|change_?me|your[_-])/i;

/** Finds keys of well-known forms, and passwords and webhooks in URLs. */
export const findApiKeys: Detector = (text) => {
  if (text.length < 8) return nothing;
  const isUrl = text.includes("://");
  const found = [
    ...(look.test(text) ? knownKeys(text) : nothing),
    ...(isUrl && text.includes("@") ? urlPasswords(text) : nothing),
    ...(isUrl ? webhooks(text) : nothing),
  ];
  return found.length === 0 ? nothing : found;
};

function knownKeys(text: string): Match[] {
  return [...text.matchAll(known)]
    .filter(([written]) => isKey(written))
    .map(({ 0: written, index }) => {
      const head = prefix.exec(written)?.[0] ?? "";
      return matchOf(written.slice(head.length), index + head.length);
    });
}

/** Whether it is not just a word: digits and letters, and no example of a documentation. */
function isKey(written: string): boolean {
  return (
    /\d/.test(written.slice(3)) &&
    entropy(written) > 3 &&
    !written.includes(marker) &&
    !/EXAMPLE|example/.test(written)
  );
}

function urlPasswords(text: string): Match[] {
  return [...text.matchAll(inUrl)]
    .map(({ 0: whole, 1: password, 2: token = "", index }) => {
      const secret = password ?? token;
      const isSecret = password !== undefined || entropy(token) > 3;
      return {
        secret,
        isSecret,
        start: index + whole.length - 1 - secret.length,
      };
    })
    .filter(
      ({ secret, isSecret }) =>
        isSecret && !secret.includes(marker) && !placeholders.test(secret),
    )
    .map(({ secret, start }) => matchOf(secret, start));
}

/** Whoever has the URL of a webhook may post. */
const webhook =
  /\/\/(?:hooks\.slack\.com\/(?:services|workflows|triggers)\/|discord(?:app)?\.com\/api\/webhooks\/\d{5,25}\/|[\w.-]{1,100}\.webhook\.office\.com\/webhookb2\/)([\w/@-]{20,300})/g;

function webhooks(text: string): Match[] {
  return [...text.matchAll(webhook)]
    .map(({ 0: whole, 1: secret = "", index }) => ({
      secret,
      start: index + whole.length - secret.length,
    }))
    .filter(({ secret }) => /\d/.test(secret) && !secret.includes(marker))
    .map(({ secret, start }) => matchOf(secret, start));
}

/** A part of a text that is an `api-key`, which stands for passwords and other secrets too. */
export function matchOf(secret: string, start: number): Match {
  return {
    kind: "api-key",
    start,
    end: start + secret.length,
    identity: secret,
    standIn: (draw) => marked(draw, secret.length),
  };
}

/** Bits a character: about 4 in text that was drawn, about 2.5 in a short word. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  const looked = text.slice(0, 256);
  for (const character of looked)
    counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values())
    bits -= (count / looked.length) * Math.log2(count / looked.length);
  return bits;
}
