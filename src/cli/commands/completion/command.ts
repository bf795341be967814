import { defineCommand } from "../../main/define-command.js";

export const command = defineCommand({
  describe: "Print a script that completes commands, options and slugs",
  arguments: {
    shell: {
      describe: "bash, zsh or fish; default: the shell in $SHELL",
      takes: "optional",
      choices: ["bash", "zsh", "fish"],
    },
  },
  options: {},
  examples: [["$0 completion zsh >> ~/.zshrc", "Complete in zsh from now on"]],
  run: async ({ shell }, { env }) => {
    const { printScript } = await import("./print-script.js");
    return printScript(shell, env["SHELL"]);
  },
});
