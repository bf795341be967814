// @ts-check
import { delimiter, join } from "node:path";

/**
 * That of a user's terminal: without what npm says to the script that runs this, and with the mock's address.
 *
 * @param {string} root
 * @param {string} tools
 * @param {string} baseUrl
 * @returns {NodeJS.ProcessEnv}
 */
export function environment(root, tools, baseUrl) {
  const own = Object.entries(process.env).filter(
    ([name]) =>
      !/^(?:npm_(?:package|lifecycle|config_local_prefix|config_prefix|command|node)|INIT_CWD|NODE_ENV)/.test(
        name,
      ),
  );
  return {
    ...Object.fromEntries(own),
    PATH: `${join(tools, "node_modules/.bin")}${delimiter}${process.env["PATH"]}`,
    CI: "1",
    NO_COLOR: "1",
    NEXT_TELEMETRY_DISABLED: "1",
    TURBO_TELEMETRY_DISABLED: "1",
    // Caches of other package managers than npm go with the project.
    XDG_CACHE_HOME: join(root, "cache"),
    XDG_DATA_HOME: join(root, "data"),
    BUN_INSTALL_CACHE_DIR: join(root, "cache/bun"),
    npm_config_yes: "true",
    npm_config_audit: "false",
    npm_config_fund: "false",
    npm_config_update_notifier: "false",
    COBALT_API_KEY: "tk_test",
    COBALT_BASE_URL: baseUrl,
  };
}
