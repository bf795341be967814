import { entropy } from "./drawn.js";
import {
  type Detector,
  keyMatch,
  marker,
  type Match,
  nothing,
} from "./match.js";
import { isSecretText } from "./secret-value.js";

/** Keys that tell themselves: how they begin, which stays, so that people see what it was; and what is secret. */
const providers: readonly (readonly [head: string, secret: string])[] = [
  ["[sr]k_(?:live|test)_", "[A-Za-z0-9]{16,250}"], // Stripe
  ["whsec_", "[A-Za-z0-9+/=]{24,100}"],
  ["[pt]k_(?!(?:live|test)_)", "[\\w-]{12,200}"], // Cobalt; `pk_live_` is Stripe's, and may be seen
  ["[pt]k", "[A-Za-z0-9]{20,200}"],
  ["A[KS]IA", "[A-Z2-7]{16}"], // Amazon
  ["gh[pousr]_", "[A-Za-z0-9]{36,255}"],
  ["github_pat_", "\\w{22,255}"],
  ["glpat-", "[\\w-]{20,100}"],
  ["xox[abeoprs]-", "[\\w-]{10,250}"], // Slack
  ["xapp-\\d-", "[\\w-]{20,250}"],
  ["AIza", "[\\w-]{35}"], // Google
  ["GOCSPX-", "[\\w-]{20,60}"],
  ["ya29\\.", "[\\w-]{20,1000}"],
  ["npm_", "[A-Za-z0-9]{36}"],
  ["pypi-", "[\\w-]{50,250}"],
  ["sk-", "[\\w-]{20,250}"], // OpenAI, Anthropic
  ["SG\\.", "[\\w-]{16,64}\\.[\\w-]{16,64}"], // SendGrid
  ["SK", "[0-9a-f]{32}"], // Twilio
  ["shp(?:at|ca|pa|ss)_", "[0-9a-fA-F]{32}"], // Shopify
  ["pat-(?:na|eu)\\d-", "[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}"], // HubSpot
  ["pat", "[A-Za-z0-9]{14}\\.[0-9a-f]{64}"], // Airtable
  ["do[oprt]_v1_", "[0-9a-f]{64}"], // DigitalOcean
  ["hf_", "[A-Za-z0-9]{30,60}"], // Hugging Face
  ["lin_api_", "[A-Za-z0-9]{32,64}"], // Linear
  ["ATATT3", "[\\w=-]{40,250}"], // Atlassian
  ["sq0(?:atp|csp|idp)-", "[\\w-]{22,64}"], // Square
  ["EAAA", "[\\w-]{50,100}"],
  ["EAAC", "[A-Za-z0-9]{40,300}"], // Facebook
  ["key-", "[0-9a-f]{32}"], // Mailgun
  ["gl(?:sa|c)_", "[\\w=]{32,250}"], // Grafana
  ["sntry[su]_", "[\\w=+/]{32,250}"], // Sentry
  ["dapi", "[0-9a-f]{32}"], // Databricks
  ["dckr_pat_", "[\\w-]{27}"], // Docker
  ["hvs\\.", "[\\w-]{24,200}"], // Vault
  ["PMAK-", "[0-9a-f]{24}-[0-9a-f]{34}"], // Postman
  ["rnd_", "[A-Za-z0-9]{32}"], // Render
  ["ntn_", "[A-Za-z0-9]{40,60}"], // Notion
  ["secret_", "[A-Za-z0-9]{40,60}"],
  ["figd_", "[\\w-]{40,60}"], // Figma
  ["gsk_", "[A-Za-z0-9]{40,60}"], // Groq
  ["xai-", "[A-Za-z0-9]{60,100}"],
  ["r8_", "[A-Za-z0-9]{30,40}"], // Replicate
  ["nvapi-", "[\\w-]{40,100}"],
  ["sbp_", "[0-9a-f]{40}"], // Supabase
  ["phx_", "[A-Za-z0-9]{40,60}"], // PostHog
  ["re_", "[A-Za-z0-9]{8}_[A-Za-z0-9]{20,40}"], // Resend
  ["pscale_(?:tkn|pw|oauth)_", "[\\w.=-]{32,64}"], // PlanetScale
  ["ops_", "eyJ[\\w=-]{40,2000}"], // 1Password
  ["xkeysib-", "[0-9a-f]{64}-\\w{16}"], // Brevo
  ["dt0[a-z]\\d{2}\\.", "[A-Z2-7]{24}\\.[A-Z2-7]{64}"], // Dynatrace
  ["AGE-SECRET-KEY-", "1[A-Z0-9]{58}"],
  ["\\$2[aby]\\$", "\\d\\d\\$[./A-Za-z0-9]{53}"], // hashes of passwords
  [
    "\\$(?:argon2id?|scrypt|pbkdf2[\\w-]{0,10}|[56y])\\$",
    "[\\w./+$,=-]{20,300}",
  ],
  ["(?:bot)?\\d{8,10}:", "AA[\\w-]{33}"], // Telegram
  ["", "[0-9a-f]{32}-us\\d{1,2}"], // Mailchimp
];

const heads = providers.map(([head]) => head).filter((head) => head !== "");
const known = new RegExp(
  `(?<![\\w%-])(?:${providers.map((parts) => parts.join("")).join("|")})(?![\\w-])`,
  "g",
);
const head = new RegExp(`^(?:${heads.join("|")})`);

/** Where neither a head nor the tail of Mailchimp's stands, there is no known key: a look takes a fraction of the time. */
const look = new RegExp(
  `(?<!\\w)(?:${heads.join("|")})[\\w$]{2}|[0-9a-f]{4}-us\\d`,
);

/** A password in a URL, `postgres://user:password@host`; or a token in the place of both. */
const inUrl =
  /:\/\/(?:[^\s:@/?#"'<>]{0,100}:([^\s/?#"'<>]{3,200})|([\w-]{16,200}))@/g;

/** Whoever has the URL of a webhook may post. */
const webhook =
  /\/\/(?:hooks\.slack\.com\/(?:services|workflows|triggers)\/|discord(?:app)?\.com\/api\/webhooks\/\d{5,25}\/|[\w.-]{1,100}\.webhook\.office\.com\/webhookb2\/)([\w/@-]{20,300})/g;

/** Finds keys of well-known forms, and passwords and webhooks in URLs. */
export const findKnownKeys: Detector = (text) => {
  if (text.length < 8) return nothing;
  const found = look.test(text) ? knownKeys(text) : [];
  if (text.includes("://")) {
    if (text.includes("@")) found.push(...urlPasswords(text));
    found.push(...webhooks(text));
  }
  return found.length === 0 ? nothing : found;
};

function knownKeys(text: string): Match[] {
  return [...text.matchAll(known)]
    .filter(([written]) => isKey(written))
    .map(({ 0: written, index }) => {
      const { length } = head.exec(written)?.[0] ?? "";
      return keyMatch(written.slice(length), index + length);
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
      const start = index + whole.length - 1 - secret.length;
      return { secret, isSecret, start };
    })
    .filter(
      ({ secret, isSecret }) => isSecret && isSecretText(secret, "password"),
    )
    .map(({ secret, start }) => keyMatch(secret, start));
}

function webhooks(text: string): Match[] {
  return [...text.matchAll(webhook)]
    .map(({ 0: whole, 1: secret = "", index }) => ({
      secret,
      start: index + whole.length - secret.length,
    }))
    .filter(({ secret }) => /\d/.test(secret) && !secret.includes(marker))
    .map(({ secret, start }) => keyMatch(secret, start));
}
