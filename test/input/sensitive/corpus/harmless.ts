import { drawn, hex, type Property, table } from "./property.js";

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
    password  ********  required  <your password>  \${DB_PASSWORD}  {{password}}  [FILTERED]  [redacted]  null  xxxxxxxx  changeme
    password  %PASSWORD%  $DB_PASSWORD  (hidden)  <redacted>  ●●●●●●●●  process.env.DB_PASSWORD  vault:secret/data/db#password
    authorization  required  none  Bearer <token>  Bearer \${TOKEN}  Basic  oauth2
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
    sid  AC${hex}  SM${hex}  12
    token  summer-sale-2026  ERC721A  v2beta  user_42  acme.v2
    secrets  inherit
    secret  arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1b2c3
    log  arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1b2c3  const password = req.body.password;  token = getToken();  password == newPassword
    log  type="password"  password: string;  token is 12 characters long  The pin is 4 digits  <label>Password</label>  password => password
    password  Password must have a digit  Forgot your password?  is too short  can't be blank  Passwords do not match
    cvv_check  pass  unchecked
    cvv  M  match
    node_id  MDEwOlJlcG9zaXRvcnkxODY4NTMwMDI=  PR_kwDOAbcdEf5Xyz12
    commit  7fd1a60b01f91b314f59955a4e4d4e80d8edf11d  7fd1a60  refs/heads/feature/login-2026
    tracking  JD014600003828839393  RR123456785DE  9400111899223197428490  1Z12345E0205271688
    sku  TSHIRT-BLUE-XL-2026  8PX-44-A1
    slug  how-to-reset-your-password  the-secret-of-2026  token-of-love
    file  IMG_20260101_123456.jpg  report-2026-q3.final.xlsx  4f3c2b1a9d8e7f60.png  backup_code_2026.sql  secrets.yml  id_rsa.pub
    avatar  data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==
    thumb  iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==
    url  https://cdn.acme.io/a/4f3c2b1a9d8e7f60/img.png?w=640&h=480&v=1735689600  https://acme.io/?utm_source=news&utm_campaign=sale-2026&utm_id=4821
    url  https://acme.io/search?q=password+manager&lang=en  https://acme.io/?id=1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed  https://maps.acme.io/@52.52,13.405,15z
    url  https://api.github.com/repos/acme/app/git/refs{/sha}  https://acme.io/a%20b/c%2Fd?x=%C3%A4  https://acme.io/?redirect=https%3A%2F%2Fb.io%2Fa%3Fpage%3D2
    url  https://acme.io/?postcode=10115&zip_code=10115&code=DE  https://youtu.be/dQw4w9WgXcQ?t=42  ftp://ftp.acme.io/pub  https://acme.io/r?sort_key=name2026&keys=12
    phone_id  4930901820
    call_id  CA${hex}
    imei  490154203237518
    iccid  8949002401001234567
    vin  WVWZZZ1JZXW000001
    tax_id  DE123456789  12-3456789
    bic  DEUTDEFF  COBADEFFXXX
    ssh_fingerprint  MD5:16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48
    public_key  ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl
    customer  cus_NffrFeUfNV2Hib
    session  morning  2026-01-01T09:00:00Z  keynote
    subscription_id  I-BW452GLLEP1G  sub_1MowQVLkdIwHu7ixeRlqHVzs
    caption  Meet me at 10:30 — room 4.21, bring 2 x A4  50% off: code SAVE20  Winner #4821!  Ünïcode & “quotes”  Café № 5
    caption  ٢٠٢٦  第12回 2026年  Ｗｅｌｃｏｍｅ\u3000２０２６  price: 1.234,56 €  12 345 678 views
    message  Please reset the password for Mark  Key results: 42 of 50  fix(auth): token refresh, closes #4821  Bump lodash from 4.17.20 to 4.17.21
    message  Authorization failed for user 4821  Invalid session: expired 2026-01-01  Merge branch 'token-v2' of github.com:acme/app  pin: fix to 1.2.3
    message  key: value  code: 404  status=200 duration=12ms  level=info msg="token refreshed" user=42  auth: use oauth2 for v2  keys=12 values=13
    message  The secret is out  Her passion is 2026 cooking  is 482913 your order?  cookie: 3 left  signature: see page 2026
    diff  @@ -1,4 +1,4 @@\n-const token = a;\n+const token = b;  +  password: process.env.PASSWORD,  - secret: \${{ secrets.TOKEN }}
    html  <input type="password" name="password" id="password">  <a href="/reset-password">Forgot password?</a>  <code>token</code>
    user_agent  Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36
    cron  0 9 * * 1-5
    locale  de-DE  zh_Hans_CN
    timezone  Europe/Berlin  America/Argentina/Buenos_Aires
    color  #1a2b3c  rgb(10, 20, 30)
    location  48.8566,2.3522  POINT(13.405 52.52)
    s3_key  uploads/2026/01/01/4f3c2b1a-report.pdf
    cache_key  user:4821:profile:v2
    object_key  a/b/c-2026.json
    dedup_key  order-4821-placed
    partition_key  eu#4821
    hotkey  ctrl+shift+k
    keypad  1234567
    shipping_code  DHL2026
    coupon_code  SUMMER2026
    promo_code  SAVE-20-NOW
    country_code  DE
    postal_code  10115  SW1A 1AA
    status_code  404
    error_code  E4821
    airport_code  BER
    confirmation_code  XJ4K2M
    qr_code  https://acme.io/q/4821
    author_association  CONTRIBUTOR
    authored_at  2026-01-01
    significance  0.0512
    passed  142
    pass  12  yes
    test_pass  4821
    bypass_code_owner  user-4821
    cookie_domain  acme.io
    oauth_app_id  4821930
    auth_time  1735689600
    token_endpoint  https://acme.io/oauth/token
    credential_id  cred_2026
    access_key_id  key_4821
    session_duration  3600
    otp_length  6
    tokens_per_second  482.13
    iban_country  DE
    cardinality  4539
    last4  1486
    card_last_four  1486
    bin  453957
    card_brand  visa
    exp  12/29
    rating  4.8/5
    order_id  4539578763621486
    value  4539578763621486-1  9780306406157  lodash@4.17.21  eyJhbGci.eyJzdWIi.x  Dm0q+14155552671abc/Q==  (415) 555-0132  @acme.io
    secret  2026-12-23T10:00:00.123Z  https://acme.io/d3b07384d113edec
    token_type  bearer0123456789
    next_page_token  f3Kq82jdkP0aaX19
    pem  -----BEGIN PUBLIC KEY-----\nMIIEpAIBAAKCAQEA\n-----END PUBLIC KEY-----
    text  Forgot it?\nPassword: required\nToken: USDC\n  Roles:\n- PIN: red
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
