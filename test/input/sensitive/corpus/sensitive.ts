import { jwt, pem } from "../secrets.js";
import { drawn, hex, type Property, table } from "./property.js";

const base64 = (text: string): string => Buffer.from(text).toString("base64");

export const sensitive: readonly Property[] = [
  ...table(`
    email  mark.wood@acme.io  MARK@ACME.IO  mark+hr@acme.co.uk  o'brien@acme.io  müller@web.de  Jürgen.Groß@web.de
    email  мария@почта.рф  用户@例子.广告  mark@münchen.de  mark@xn--mnchen-3ya.de  "mark wood"@acme.io  mark@[192.168.1.10]
    email  mark@[IPv6:2001:db8::1]  a/b=c@acme.io  mark!hr@acme.io  {mark}@acme.io  m\u200Bark@acme.io  mu\u0308ller@web.de
    from  Mark Wood <«mark@acme.io»>  mailto:«mark@acme.io»?subject=x  "Wood, Mark" <«mark@acme.io»>  «mark@acme.io»;«ana@acme.io»
    url  https://b.io/u/«mark%40acme.io»  https://b.io/?m=«mark%2Bhr%40acme.io»  https://acme.io/?m=«m%C3%BCller%40web.de»
    url  https://b.io/?next=%2Fu%3Fm%3D«mark%2540acme.io»  https://b.io/u/«mark@acme.io»/orders
    body  {"mail":"«mark\\u0040acme.io»"}  <p>«mark&#64;acme.io»</p>  mark＠acme.io
    phone  4930901820  030 901820  (0)30 901820  +49 30 901820  030/90 18 20  0151-23456789  +49 (0)30 901820
    telefon  4930901820  030901820
    mobile_phone  09876543210  +91 98765 43210
    contactTel  4930901820
    homePhoneNumber  4930901820
    phone_numbers  4930901820
    fax  0049 30 901820
    msisdn  4915123456789
    handynummer  015123456789
    note  030 / 901820  +33\u00A06\u00A012\u00A034\u00A056\u00A078  +49‑30‑901820  ＋４９３０９０１８２０  call «+1-415-555-2671» ext. 12
    link  https://wa.me/«4915123456789»  tel:«+4930901820»  https://api.whatsapp.com/send?phone=«4915123456789»  sms:+«4915123456789»
    card  4539578763621486  4539 5787 6362 1486  4539-5787-6362-1486  ４５３９５７８７６３６２１４８６  4539\u00A05787\u00A06362\u00A01486
    iban  DE89370400440532013000  DE89 3704 0044 0532 0130 00  de89370400440532013000  DE89-3704-0044-0532-0130-00
    iban  DE89\u00A03704\u00A00044\u00A00532\u00A00130\u00A000  IBAN:«DE89370400440532013000»  DE 89 3704 0044 0532 0130 00
    iban  GB29 NWBK 6016 1331 9268 19  fr14 2004 1010 0505 0001 3m02 606  NO9386011117947  ＤＥ８９３７０４００４４０５３２０１３０００
    password  hunter2  correct horse battery staple  postgres  Pa$$w0rd!  пароль123  abc  1234  true love  above the clouds
    passwd  hunter2
    pwd  barracuda
    passphrase  correct horse battery staple
    user_password  hunter2
    newPassword  hunter2
    password_confirmation  hunter2
    passwordHash  $2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy
    secret  barracuda
    clientSecret  f3Kq-82jd.kP0aa
    db.password  barracuda
    DB_PASSWORD  barracuda
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
    sessionId  qwfpgjlu  ${hex}
    session_id  f3Kq82jdkP0aaX19
    session_token  f3Kq82jdkP0aaX19
    JSESSIONID  f3Kq82jdkP0aaX19
    PHPSESSID  el4ukv0kqbvoirg7nkp4dncpk3
    connect.sid  s%3A«f3Kq82jdkP0aaX19»
    cookie  sid=«abcdefgh»; theme=dark  theme=dark
    Set-Cookie  sid=«abcdefgh»; Path=/; HttpOnly
    cookies  sid=«abcdefgh»
    authorization  Bearer «f3Kq82jdkP0aaX19»  Basic «bWFyazp3b29k»  f3Kq82jdkP0aaX19  Digest username="mark", response="«${hex}»"
    Proxy-Authorization  Basic «bWFyazp3b29k»
    X-Auth-Token  f3Kq82jdkP0aaX19
    signature  ${hex}
    X-Hub-Signature-256  sha256=«${hex}${hex}»
    credentials  mark:hunter2
    access_key  f3Kq82jdkP0aaX19
    encryption_key  f3Kq82jdkP0aaX19
    signing_secret  ${hex}
    recovery_codes  abcd-efgh-1234
    backup_code  4829-1734
    seed_phrase  abandon ability able about above absent absorb abstract absurd abuse access accident
    log  login with password=«hunter2» failed  pwd: «hunter2»  passwd="«hunter2»"  --password «hunter2» --user mark  password='«barracuda»'
    log  Authorization: Bearer «f3Kq82jdkP0aaX19»  authorization=Basic «bWFyazp3b29k»  X-Api-Key: «${hex}»  api_key=«${hex}»
    log  sent {"token": "«f3Kq82jdkP0aaX19»"} to it  {\\"password\\":\\"«hunter2»\\"}  Cookie: sid=«abcdefgh»; theme=dark  otp=«482913»
    log  curl -u mark:«hunter2» https://acme.io  session_id=«f3Kq82jdkP0aaX19»  secret: «f3Kq82jdkP0aaX19»  client_secret=«barracuda1»
    log  GET /?token=«f3Kq82jdkP0aaX19» 200  Server=db;User Id=sa;Password=«eagle7»;  password: «hunter2»
    url  https://acme.io/cb?access_token=«f3Kq82jdkP0aaX19»&x=1  https://acme.io/cb#access_token=«f3Kq82jdkP0aaX19»  /cb?code=1&token=«f3Kq82jdkP0aaX19»
    url  https://acme.io/a?api_key=«${hex}»  https://acme.io/a?apikey=«qwfpgjluzxcv»  https://acme.io/a?key=«f3Kq82jdkP0aaX19»  https://acme.io/?password=«eagle7»
    url  https://a.blob.core.windows.net/c?sv=2022-11-02&se=2026&sig=«aB3%2Fd9fK2mQ%3D»  https://s3.amazonaws.com/b?X-Amz-Signature=«${hex}»
    url  https://s3.amazonaws.com/b?x=1&amp;X-Amz-Security-Token=«FwoGZXIvYXdzEBYaDH»  https://storage.googleapis.com/b?X-Goog-Signature=«${hex}»
    url  https://acme.io/?next=https%3A%2F%2Fb.io%3Faccess_token%3D«f3Kq82jdkP0aaX19»  https://acme.io/reset?reset_token=«f3Kq82jdkP0aaX19»
    url  https://mark:«hunter2»@acme.io/  postgres://app:«s3cr3tpw»@db.acme.io/main  redis://:«s3cr3tpw»@cache:6379  https://«f3Kq82jdkP0aaX19»@github.com/a/b
    url  https://acme.io/oauth?code=«4/0AX4XfWjf3Kq82jdkP0aaX19»&state=1  amqps://u:«p%40ssw0rd»@mq.io/v  https://acme.io/magic?sid=«f3Kq82jdkP0aaX19»
    password  %k9#xx  (Tr0ub4dor  envelope77  filepass1  sk_live_${drawn.slice(0, 24)} and more  ok +49 30 901820
    pass\u200Bword  barracuda
    passwort  schwertfisch
    token  482913  qwfpgjlu-zxcvbnm
    backup_code  hqzt-wmkv  48291734
    twoFactorCode  482913
    cvc  4829
    authorization  Basic «bWFyazpob3JzZQ==»  Token «abcdefghijklmnop»  AWS4-HMAC-SHA256 Credential=«AKIAIWNJYAX4CSVEH53A/2026», Signature=«${hex}»
    SECRET_KEY  django-insecure-x#4k$9
    log  SECRET_KEY='«django-insecure-x#4k$9»'  export DB_PASSWORD=«Tr0ub4dor&3»  password: "«blue eyed lion»"  mysql --password "«blue eyed lion»" -u x
    log  user[password]=«barracuda»&x=1  <password>«barracuda»</password>  'password' => '«barracuda»',  api key: «f3Kq82jdkP0aaX19»
    log  Your verification code is «482913».  Your one-time password is «482913»  GET /a;jsessionid=«1A530637289A03B07199A44E8D531427»
    log  {"password":"«hun\\"ter2»"}  {\\"password\\":\\"«hun\\\\\\"ter2»\\"}  ｐａｓｓｗｏｒｄ＝«hunter2»  token=«f3Kq82jdkP0aaX19», then more
    log  password=«abc%26def»&x=1  Password = «barracuda»  pass\u00ADword=«hunter2»  &quot;token&quot;:&quot;«f3Kq82jdkP0aaX19»&quot;
    url  https://acme.io/s;jsessionid=«1A530637289A03B07199A44E8D531427»?x=1  https://acme.io/?next=https%253A%252F%252Fb.io%253Fpassword%253D«barracuda»%2526x
    url  https://acme.io/?n=%7B%22password%22%3A%22«barracuda»%22%7D  https://acme.io/?n=https%3A%2F%2Fu%3A«s3cr3tpw»%40b.io
    card  4539.5787.6362.1486  ٤٥٣٩٥٧٨٧٦٣٦٢١٤٨٦  4539\u20095787\u20096362\u20091486  paid with «4539 5787 6362 1486» at ten  4539‑5787‑6362‑1486
    email  m\u200Bark@ac\u200Bme.io  m\u00ADark@acme.io  𝐦𝐚𝐫𝐤@acme.io  mark@\u2060acme.io
    phone  ٠٣٠٩٠١٨٢٠٤  ०३०९०१८२०४
    value  ${hex}-us12
  `),
  [
    "hook",
    `https://hooks.slack.com/services/T0000AAAA/B0000BBBB/«${drawn.slice(0, 24)}»`,
  ],
  ["hook", `https://discord.com/api/webhooks/123456789012345678/«${drawn}»`],
  [
    "hook",
    `https://acme.webhook.office.com/webhookb2/«${hex}@${hex}»/IncomingWebhook/«${hex}»/«${hex}»`,
  ],
  ["bot", `1234567890:«AA${"Hb7_".repeat(8)}x»`],
  [
    "bot",
    `https://api.telegram.org/bot1234567890:«AA${"Hb7_".repeat(8)}x»/getMe`,
  ],
  ...[
    `sk_live_«${drawn.slice(0, 24)}»`,
    `rk_test_«${drawn.slice(0, 24)}»`,
    `whsec_«${drawn.slice(0, 32)}»`,
    `tk_«${drawn.slice(0, 24)}»`,
    `AKIA«IWNJYAX4CSVEH53A»`,
    `ghp_«${drawn.slice(0, 36)}»`,
    `github_pat_«${drawn.slice(0, 40)}»`,
    `glpat-«${drawn.slice(0, 20)}»`,
    `xoxb-«2401234567-${drawn.slice(0, 24)}»`,
    `AIza«${drawn.slice(0, 35)}»`,
    `GOCSPX-«${drawn.slice(0, 28)}»`,
    `ya29.«${drawn}»`,
    `npm_«${drawn.slice(0, 36)}»`,
    `pypi-«AgEIcHlwaS5vcmc${drawn}»`,
    `sk-«proj-${drawn.slice(0, 40)}»`,
    `SG.«${drawn.slice(0, 22)}.${drawn.slice(0, 43)}»`,
    `SK«${hex}»`,
    `shpat_«${hex}»`,
    `dop_v1_«${hex}${hex}»`,
    `hf_«${drawn.slice(0, 34)}»`,
    `lin_api_«${drawn.slice(0, 40)}»`,
    `ATATT3«xFf${drawn}9=»`,
    `sq0atp-«${drawn.slice(0, 22)}»`,
    `key-«${hex}»`,
    `glsa_«${drawn.slice(0, 32)}_1a2b3c4d»`,
    `dapi«${hex}»`,
    `hvs.«${drawn.slice(0, 24)}»`,
    `PMAK-«${hex.slice(0, 24)}-${hex}ab»`,
    `ntn_«${drawn.slice(0, 46)}»`,
    `figd_«${drawn.slice(0, 40)}»`,
    `secret_«${drawn.slice(0, 43)}»`,
    `gsk_«${drawn}»`,
    `r8_«${drawn.slice(0, 37)}»`,
    `pscale_tkn_«${drawn.slice(0, 40)}»`,
    `ops_«eyJ${drawn}»`,
    `AccountKey=«${drawn}${drawn.slice(0, 36)}==»`,
    `shpss_«${hex}»`,
    `xkeysib-«${hex}${hex}-aB3dE7fG9hJ1kL2m»`,
    `re_«${drawn.slice(0, 8)}_${drawn.slice(0, 24)}»`,
    `phx_«${drawn.slice(0, 43)}»`,
    `dt0c01.«ABCDEFGH2345IJKLMNOP4567.${"ABCD2345".repeat(8)}»`,
    `${hex}-us21`,
    `EAAC«EdEose0cBA${drawn}»`,
    `AGE-SECRET-KEY-«1${"QPZRY9X8GF2TVDW0".repeat(3)}QPZRY9X8GF»`,
    `pat«${drawn.slice(0, 14)}.${hex}${hex}»`,
    `https://«${hex}»@o12345.ingest.sentry.io/12345`,
    `sbp_«${hex}01234567»`,
    `nvapi-«${drawn}»`,
  ].map((value): Property => ["value", value]),
  ["jwt", jwt.replace(/(?<=\.).*/, "«$&»")],
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
  ["text", `see ${jwt.replace(/(?<=\.).*/, "«$&»")}, and so on`],
  ["pem", pem.replace(/(?<=\n)[^-]+(?=\n)/, "«$&»")],
  ["pem64", base64(pem)],
  ["pem64", base64(pem).replace(/.{64}/g, "$&\n")],
  ["body", JSON.stringify({ key: pem }).replace(/MII[^-]+/, "«$&»")],
  ["password", 4829134],
  ["otp", 482913],
  ["pin", 4829],
  ["cvv", 123],
  ["token", 4829134],
  ["phone", 4930901820],
  ["mobile", 9876543210],
  ["tel", 4930901820],
  ["phoneNumbers", [4930901820]],
  ["passwords", ["hunter2"]],
  ["cookies", { sid: "«qwfpgjlu»" }],
  ["secrets", { db: "«barracuda»" }],
  ["headers", [["Authorization", "Bearer «f3Kq82jdkP0aaX19»"]]],
  ["headers", ["Authorization", "Bearer «f3Kq82jdkP0aaX19»"]],
  ["headers", [{ name: "Authorization", value: "Bearer «f3Kq82jdkP0aaX19»" }]],
  ["config", "db:\n  user: mark\n  password: «barracuda»\n"],
  ["log", `authorization: Bearer «${"a1B2".repeat(2_000)}»`],
  ["headers", [{ header: "Cookie", values: ["a=«f3Kq82jdkP0aaX19»"] }]],
  ["params", { token: { value: "«f3Kq82jdkP0aaX19»" } }],
  ["env", [{ key: "DB_PASSWORD", value: "«barracuda»" }]],
  ["fields", [{ label: "Password", answer: "«barracuda»" }]],
  ["fields", [{ id: "password", type: "text", data: "«barracuda»" }]],
  ["fields", [{ field: "phone", value: "«4930901820»" }]],
  ["custom", { fieldName: "otp", fieldValue: "«482913»" }],
  ["headers", [{ Name: "X-Api-Key", Value: `«${hex}»` }]],
];
