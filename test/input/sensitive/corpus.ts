import type { Json } from "../../../src/base/json/json.js";
import { jwt, pem } from "./secrets.js";

/** A property, as a payload or a recorded request may hold it. */
type Property = readonly [key: string, value: Json];

/** The properties of a table: a line begins with the key, two blanks and more stand between values. */
function table(text: string): readonly Property[] {
  return text
    .trim()
    .split(/\n\s*/)
    .flatMap((line) => {
      const [key = "", ...values] = line.split(/ {2,}/);
      return values.map((value): Property => [key, value]);
    });
}

/** Drawn once; put together so that scanners of this repository stay calm. */
const drawn = "4eC39HqLyjWDarjtT1zdp7dcQ8sVb2Kx0fGhZ5mN6aB3dE7fG9";
const hex = "fe5f80f77d5fa3beca038a24fe5f80f7";
const base64 = (text: string): string => Buffer.from(text).toString("base64");

/** What `redact` has to find: written down by people, by devices and by other systems. */
export const sensitive: readonly Property[] = [
  ...table(`
    email  mark.wood@acme.io  MARK@ACME.IO  mark+hr@acme.co.uk  o'brien@acme.io  müller@web.de  Jürgen.Groß@web.de
    email  мария@почта.рф  用户@例子.广告  mark@münchen.de  mark@xn--mnchen-3ya.de  "mark wood"@acme.io  mark@[192.168.1.10]
    email  mark@[IPv6:2001:db8::1]  a/b=c@acme.io  mark!hr@acme.io  {mark}@acme.io  m\u200Bark@acme.io  mu\u0308ller@web.de
    from  Mark Wood <mark@acme.io>  mailto:mark@acme.io?subject=x  "Wood, Mark" <mark@acme.io>  mark@acme.io;ana@acme.io
    url  https://acme.io/u/mark%40acme.io  https://acme.io/?m=mark%2Bhr%40acme.io  https://acme.io/?m=m%C3%BCller%40web.de
    url  https://acme.io/?next=%2Fu%3Fm%3Dmark%2540acme.io  https://acme.io/u/mark@acme.io/orders
    body  {"mail":"mark\\u0040acme.io"}  <p>mark&#64;acme.io</p>  mark＠acme.io
    phone  4930901820  030 901820  (0)30 901820  +49 30 901820  030/90 18 20  0151-23456789  +49 (0)30 901820
    telefon  4930901820  030901820
    mobile_phone  09876543210  +91 98765 43210
    contactTel  4930901820
    homePhoneNumber  4930901820
    phone_numbers  4930901820
    fax  0049 30 901820
    msisdn  4915123456789
    handynummer  015123456789
    note  030 / 901820  +33\u00A06\u00A012\u00A034\u00A056\u00A078  +49‑30‑901820  ＋４９３０９０１８２０  call +1-415-555-2671 ext. 12
    link  https://wa.me/4915123456789  tel:+4930901820  https://api.whatsapp.com/send?phone=4915123456789  sms:+4915123456789
    card  4539578763621486  4539 5787 6362 1486  4539-5787-6362-1486  ４５３９５７８７６３６２１４８６  4539\u00A05787\u00A06362\u00A01486
    iban  DE89370400440532013000  DE89 3704 0044 0532 0130 00  de89370400440532013000  DE89-3704-0044-0532-0130-00
    iban  DE89\u00A03704\u00A00044\u00A00532\u00A00130\u00A000  IBAN:DE89370400440532013000  DE 89 3704 0044 0532 0130 00
    iban  GB29 NWBK 6016 1331 9268 19  fr14 2004 1010 0505 0001 3m02 606  NO9386011117947  ＤＥ８９３７０４００４４０５３２０１３０００
    password  hunter2  correct horse battery staple  postgres  Pa$$w0rd!  пароль123  abc  1234  true love
    passwd  hunter2
    pwd  swordfish
    passphrase  correct horse battery staple
    user_password  hunter2
    newPassword  hunter2
    password_confirmation  hunter2
    passwordHash  $2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy
    secret  swordfish
    clientSecret  f3Kq-82jd.kP0aa
    db.password  swordfish
    DB_PASSWORD  swordfish
    kennwort  schwertfisch
    contraseña  espadarte
    mot_de_passe  espadon
    otp  482913  AB-4829
    otp_code  482913
    verification_code  482913
    totpSecret  JBSWY3DPEHPK3PXP
    pin  4829
    cvv  482
    card_cvc  482
    token  f3Kq82jdkP0aaX19  ${hex}  abcdefghijklmnop
    accessToken  f3Kq82jdkP0aaX19
    refresh_token  1//0gf3Kq82jdkP0aaX19
    id_token  f3Kq82jdkP0aaX19
    device_token  f3Kq82jdkP0aaX19f3Kq82jdkP0aaX19
    csrf_token  f3Kq82jdkP0aaX19
    api_key  f3Kq82jdkP0aaX19
    apiKey  ${hex}
    x-api-key  ${hex}
    private_key  f3Kq82jdkP0aaX19
    bearer  f3Kq82jdkP0aaX19
    sessionId  abcdefghij  ${hex}
    session_id  f3Kq82jdkP0aaX19
    session_token  f3Kq82jdkP0aaX19
    JSESSIONID  f3Kq82jdkP0aaX19
    PHPSESSID  el4ukv0kqbvoirg7nkp4dncpk3
    connect.sid  s%3Af3Kq82jdkP0aaX19
    cookie  sid=abcdefgh; theme=dark  theme=dark
    Set-Cookie  sid=abcdefgh; Path=/; HttpOnly
    cookies  sid=abcdefgh
    authorization  Bearer f3Kq82jdkP0aaX19  Basic bWFyazp3b29k  f3Kq82jdkP0aaX19  Digest username="mark", response="${hex}"
    Proxy-Authorization  Basic bWFyazp3b29k
    X-Auth-Token  f3Kq82jdkP0aaX19
    signature  ${hex}
    X-Hub-Signature-256  sha256=${hex}${hex}
    credentials  mark:hunter2
    access_key  f3Kq82jdkP0aaX19
    encryption_key  f3Kq82jdkP0aaX19
    signing_secret  ${hex}
    recovery_codes  abcd-efgh-1234
    backup_code  4829-1734
    seed_phrase  abandon ability able about above absent absorb abstract absurd abuse access accident
    log  login with password=hunter2 failed  pwd: hunter2  passwd="hunter2"  --password hunter2 --user mark  password='swordfish'
    log  Authorization: Bearer f3Kq82jdkP0aaX19  authorization=Basic bWFyazp3b29k  X-Api-Key: ${hex}  api_key=${hex}
    log  sent {"token": "f3Kq82jdkP0aaX19"} to it  {\\"password\\":\\"hunter2\\"}  Cookie: sid=abcdefgh; theme=dark  otp=482913
    log  curl -u mark:hunter2 https://acme.io  session_id=f3Kq82jdkP0aaX19  secret: f3Kq82jdkP0aaX19  client_secret=swordfish1
    log  GET /?token=f3Kq82jdkP0aaX19 200  Server=db;User Id=sa;Password=sword;  password: hunter2
    url  https://acme.io/cb?access_token=f3Kq82jdkP0aaX19&x=1  https://acme.io/cb#access_token=f3Kq82jdkP0aaX19  /cb?code=1&token=f3Kq82jdkP0aaX19
    url  https://acme.io/a?api_key=${hex}  https://acme.io/a?apikey=abcdefghijkl  https://acme.io/a?key=f3Kq82jdkP0aaX19  https://acme.io/?password=sword
    url  https://a.blob.core.windows.net/c?sv=2022-11-02&se=2026&sig=aB3%2Fd9fK2mQ%3D  https://s3.amazonaws.com/b?X-Amz-Signature=${hex}
    url  https://s3.amazonaws.com/b?x=1&amp;X-Amz-Security-Token=FwoGZXIvYXdzEBYaDH  https://storage.googleapis.com/b?X-Goog-Signature=${hex}
    url  https://acme.io/?next=https%3A%2F%2Fb.io%3Faccess_token%3Df3Kq82jdkP0aaX19  https://acme.io/reset?reset_token=f3Kq82jdkP0aaX19
    url  https://mark:hunter2@acme.io/  postgres://app:s3cr3tpw@db.acme.io/main  redis://:s3cr3tpw@cache:6379  https://f3Kq82jdkP0aaX19@github.com/a/b
    url  https://acme.io/oauth?code=4/0AX4XfWjf3Kq82jdkP0aaX19&state=1  amqps://u:p%40ssw0rd@mq.io/v  https://acme.io/magic?sid=f3Kq82jdkP0aaX19
  `),
  [
    "hook",
    `https://hooks.slack.com/services/T0000AAAA/B0000BBBB/${drawn.slice(0, 24)}`,
  ],
  ["hook", `https://discord.com/api/webhooks/123456789012345678/${drawn}`],
  [
    "hook",
    `https://acme.webhook.office.com/webhookb2/${hex}@${hex}/IncomingWebhook/${hex}/${hex}`,
  ],
  ["bot", `1234567890:AA${"Hb7_".repeat(8)}x`],
  [
    "bot",
    `https://api.telegram.org/bot1234567890:AA${"Hb7_".repeat(8)}x/getMe`,
  ],
  ...[
    `sk_live_${drawn.slice(0, 24)}`,
    `rk_test_${drawn.slice(0, 24)}`,
    `whsec_${drawn.slice(0, 32)}`,
    `tk_${drawn.slice(0, 24)}`,
    `AKIA${"IWNJYAX4CSVEH53A"}`,
    `ghp_${drawn.slice(0, 36)}`,
    `github_pat_${drawn.slice(0, 40)}`,
    `glpat-${drawn.slice(0, 20)}`,
    `xoxb-2401234567-${drawn.slice(0, 24)}`,
    `AIza${drawn.slice(0, 35)}`,
    `GOCSPX-${drawn.slice(0, 28)}`,
    `ya29.${drawn}`,
    `npm_${drawn.slice(0, 36)}`,
    `pypi-AgEIcHlwaS5vcmc${drawn}`,
    `sk-proj-${drawn.slice(0, 40)}`,
    `SG.${drawn.slice(0, 22)}.${drawn.slice(0, 43)}`,
    `SK${hex}`,
    `shpat_${hex}`,
    `dop_v1_${hex}${hex}`,
    `hf_${drawn.slice(0, 34)}`,
    `lin_api_${drawn.slice(0, 40)}`,
    `ATATT3xFf${drawn}9=`,
    `sq0atp-${drawn.slice(0, 22)}`,
    `key-${hex}`,
    `glsa_${drawn.slice(0, 32)}_1a2b3c4d`,
    `dapi${hex}`,
    `hvs.${drawn.slice(0, 24)}`,
    `PMAK-${hex.slice(0, 24)}-${hex}ab`,
    `ntn_${drawn.slice(0, 46)}`,
    `figd_${drawn.slice(0, 40)}`,
    `secret_${drawn.slice(0, 43)}`,
    `gsk_${drawn}`,
    `r8_${drawn.slice(0, 37)}`,
    `pscale_tkn_${drawn.slice(0, 40)}`,
    `ops_eyJ${drawn}`,
    `AccountKey=${drawn}${drawn.slice(0, 36)}==`,
    `shpss_${hex}`,
    `xkeysib-${hex}${hex}-aB3dE7fG9hJ1kL2m`,
    `re_${drawn.slice(0, 8)}_${drawn.slice(0, 24)}`,
    `phc_${drawn.slice(0, 43)}`,
    `dt0c01.${"ABCDEFGH2345IJKLMNOP4567"}.${"ABCD2345".repeat(8)}`,
    `${hex}-us21`,
    `EAACEdEose0cBA${drawn}`,
    `AGE-SECRET-KEY-1${"QPZRY9X8GF2TVDW0".repeat(3)}QPZRY9X8GF`,
    `pat${drawn.slice(0, 14)}.${hex}${hex}`,
    `https://${hex}@o12345.ingest.sentry.io/12345`,
    `sbp_${hex}01234567`,
    `nvapi-${drawn}`,
  ].map((value): Property => ["value", value]),
  ["jwt", jwt],
  ["jwt", base64(jwt)],
  [
    "jwe",
    [
      jwt.split(".")[0],
      "",
      "48V1_ALb6US04U3b",
      "5eym8TW_c8SuK0ltJ3rpYI",
      "XFBoMYUZodetZdvT",
    ].join("."),
  ],
  ["text", `see ${jwt}, and so on`],
  ["pem", pem],
  ["pem64", base64(pem)],
  ["pem64", base64(pem).replace(/.{64}/g, "$&\n")],
  ["body", JSON.stringify({ key: pem })],
  ["password", 4829134],
  ["otp", 482913],
  ["pin", 4829],
  ["phone", 4930901820],
  ["mobile", 9876543210],
  ["tel", 4930901820],
  ["phoneNumbers", [4930901820]],
  ["passwords", ["hunter2"]],
  ["cookies", { sid: "abcdefgh" }],
  ["secrets", { db: "swordfish" }],
  ["headers", [["Authorization", "Bearer f3Kq82jdkP0aaX19"]]],
  ["headers", ["Authorization", "Bearer f3Kq82jdkP0aaX19"]],
  ["headers", [{ name: "Authorization", value: "Bearer f3Kq82jdkP0aaX19" }]],
  ["env", [{ key: "DB_PASSWORD", value: "swordfish" }]],
  ["fields", [{ label: "Password", answer: "swordfish" }]],
  ["fields", [{ id: "password", type: "text", data: "swordfish" }]],
  ["fields", [{ field: "phone", value: "4930901820" }]],
  ["custom", { fieldName: "otp", fieldValue: "482913" }],
  ["headers", [{ Name: "X-Api-Key", Value: hex }]],
];

/** What only looks like it. */
export const harmless: readonly Property[] = [
  ...table(`
    token_type  bearer  Bearer  JWT
    tokens_used  4821  4.821
    password_changed_at  2026-01-01  2026-01-01T10:00:00Z  1735689600
    password_reset_url  https://acme.io/reset
    password_policy  strong  at least 12 characters
    password_strength  weak
    password_length  12
    has_password  yes  true
    forgot_password  Forgot your password?
    password_field  user_pass
    session_count  4821  4,821
    session_type  webinar
    session_title  Opening of the year 2026
    sessions  4821  Morning session
    secret_santa  Mark  Ana Lima
    secret_name  prod/db/main  my-app-secret-2026
    secret_version  7  v12
    secret_arn  arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1b2c3
    cookie_consent  accepted  2026-01-01
    cookie_policy  https://acme.io/cookies
    cookies  accepted  3  all  chocolate
    otp_sent_at  2026-01-01T10:00:00Z
    otp_channel  sms
    otp_enabled  true
    pin_count  4821
    map_pin  Berlin
    pincode  110001
    pinned  pinned-message-12
    spin  4821
    mapping  4821
    password  ********  required  <your password>  ${"$"}{DB_PASSWORD}  {{password}}  [FILTERED]  [redacted]  null  xxxxxxxx  changeme
    password  %PASSWORD%  $DB_PASSWORD  (hidden)  <redacted>  ●●●●●●●●  process.env.DB_PASSWORD  vault:secret/data/db#password
    authorization  required  none  Bearer <token>  Bearer ${"$"}{TOKEN}  Basic  oauth2
    authorization_status  approved
    authorized  true
    author  Mark Wood
    token  expired  invalid  <token>  USDC  ETH  word  42
    token_count  4821
    max_tokens  4096
    tokenizer  cl100k_base
    token_symbol  USDC
    token_id  4821  8172
    token_expires_at  2026-01-01T10:00:00Z
    tokens  4821  128
    page_token  f3Kq82jdkP0aaX19
    nextPageToken  CAUQAA12
    continuation_token  f3Kq82jdkP0aaX19
    key  address.pincode  order.placed  user_42
    keys  4821
    keyboard  qwerty12
    primary_key  order_id
    public_key  f3Kq82jdkP0aaX19
    idempotency_key  order-4821-placed
    foreign_key  fk_orders_customer_2026
    issue_key  PROJ-123
    sort_key  ORDER#2026-01-01#4821
    signature_required  true
    signature  Kind regards, Mark
    signed_at  2026-01-01
    delta  +1234567890
    votes  +100 200 300
    change  +12 345 678
    score  +1 000 000 000
    elevation  +1234 5678
    phone_type  mobile
    phone_verified  true
    phone_verified_at  2026-01-01
    phone_model  iPhone 15 Pro  Pixel 8
    phone  none  n/a  2026-01-01  ext. 12
    mobile  true  iOS 17.2
    cell  A12  B2:C14
    cell_id  4821
    telephone_count  4821
    fax  no
    headphone  WH-1000XM5
    microphone  4821930
    hotel  12345678
    excel  12345678
    cancel  12345678
    cellar  12345678
    id  1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed  507f1f77bcf86cd799439011  01ARZ3NDEKTSV4RRFFQ69G5FAV  cus_NffrFeUfNV2Hib  pi_3MtwBwLkdIwHu7ix28a3tqPa
    id  prod_NWjs8kKbJWmuuc  evt_1NG8Du2eZvKYlo2CUI79vXWy  T024BE7LD  sub_1MowQVLkdIwHu7ixeRlqHVzs  req_f3Kq82jdkP0aaX  V1StGXR8_Z5jdHi6B-myT
    id  1092837465012938475  490154203237518  1Z999AA10123456784  AAPL  MI6_4821  00Q5g00000AbCdE  gid://shopify/Order/450789469
    etag  d3b07384d113edec49eaa6238ad5ff00  W/"0815abcdef"
    sha  6dcb09b5b57875f334f61aebed695e2e4193db5e
    sha256  e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
    integrity  sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==
    fingerprint  SHA256:uNiVztksCsDhcc0u9e8BgrJXVGDaE4yvKpZ5J4bVx1E
    at  1735689600000  2026-12-23T10:00:00+02:00  2026-12-23  10:00:00  20261223100000
    ean  4006381333931  0012345678905
    isbn  978-3-16-148410-0  9783161484100
    arn  arn:aws:iam::123456789012:role/deploy
    version  1.2.3  postgres:16.2-alpine  18.2.0-rc.1+build.123  2026.01.15
    package  react@18.2.0  @types/node@20.1.0  pkg:npm/react@18.2.0  git@github.com:acme/repo.git
    order  PO-2026-000123  #4821  ORD-48219-2026  4821-9302-1173
    invoice  INV-2026-0001  R-2026/0001
    publishable_key  pk_live_${drawn.slice(0, 24)}  pk_test_${drawn.slice(0, 24)}
    value  pk_live_${drawn.slice(0, 24)}  4242424242424242  4111 1111 1111 1111  4539578763621487  sk_live_  hf_model_of_the_year
    value  pkcs11_provider_module_name  tk_translation_of_the_title  task-sk-test-something-or-other-entirely  AKIAIOSFODNN7EXAMPLE
    value  DE89370400440532013001  DE123456789  555-0132  123-45-6789  192.168.100.200  01/02/2026  c++11 +12345 a+14155552671
    value  12.345.678/0001-95  1 234 567 890  1,234,567.89  EUR 1,234.56  52.520008  -33.8688, 151.2093  1:250000  24/7/365
    value  PT1H30M  #aabbcc  00:1B:44:11:3A:B7  2001:db8::1  10.0.0.0/8  en-GB  text/html; charset=utf-8  R2-D2  Q3 2026  9-1-1
    value  key-value-store-of-the-year-2026  re_order_of_the_day  secret_garden  gsk_plc  SKU12345678  EAAA  key-account-manager-4821
    email  mark@example.com  ana@hr.example.org  mark@acme.test  noreply@acme.io  no-reply@acme.io  @acme  mark at acme
    handle  @mark@mastodon.social
    image  icon@2x.png  logo@3x.webp
    url  https://acme.io/a?page=2&sort=name  https://acme.io/?token_type=bearer  https://acme.io/?key=name&dir=asc  https://acme.io/#section-2026
    url  https://acme.io/?code=404  https://acme.io/?state=open  https://acme.io/?sig=none  https://acme.io:8080/a@b  https://acme.io/@mark
    url  https://acme.io/?keyword=hunter2  https://acme.io/?country_code=DE12  https://acme.io/?session=morning  ssh://git@github.com/acme/repo
    url  https://hooks.slack.com/services/  https://acme.io/reset-password/help  https://medium.com/@mark/title-of-it-4f2a1b3c4d5e
    text  The password: see the other mail  token is required  Use the token: it is in your inbox.  Forgot password?  a=1&b=2
    text  Your session: Introduction to SQL  Secret: love what you do  Authorization: required for all  cookie: chocolate chip  the pin: red
    text  Reset password for mark  Password must have 12 characters  token=none  password=  api_key is missing  secret=false  keys: a, b
    text  We grew by +12 percent in 2026  see pages 100-200 and 300-400  room 030 / 12  from 2010 to 2020  1+1=2  C++ since 1998
    log  password=*** user=mark  password=[FILTERED]  token=<token>  --password-file=/run/secrets/db  max_tokens=4096  tokens: 4821
    log  cookie_consent=accepted  authorization=none  password: required  secret_name=prod-db-2026  pin=open  sid=1
    title  Secretary of State  Passport control  Cookie recipes  Tokens of love  Pinboard 2026
    passport_type  diplomatic
    passenger  Mark Wood
    compass  north12
    bypass  cardiac12
    secretary  Ana Lima
    auth_method  password
    auth_provider  google-oauth2
    credential_type  passkey
    credentials  include  same-origin
    sid_region  eu-1
    side  left1234
    residence  Berlin 1234
  `),
  ["tokens_used", 4821],
  ["max_tokens", 4096],
  ["session_count", 4821],
  ["password_length", 1200],
  ["pin_count", 4821],
  ["cookies", 4821],
  ["sessions", 4821],
  ["at", 1735689600000],
  ["id", 14155552671],
  ["n", 1e300],
  ["phone_count", 4930901],
  ["hotel", 12345678],
  ["password", true],
  ["password", null],
  ["password", { min_length: 4821, required: "yes" }],
  ["cookies", { necessary: "accepted", marketing: "declined" }],
  ["fields", [{ name: "password", type: "string", required: "yes" }]],
  ["fields", [{ name: "password", label: "Your password" }]],
  ["params", [{ name: "token_type", value: "bearer" }]],
  ["errors", [{ field: "password", message: "is too short" }]],
  ["errors", [{ field: "phone", code: "TOO_SHORT" }]],
];
