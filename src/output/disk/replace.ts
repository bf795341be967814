import { dirname } from "node:path";
import type { FileSystem } from "../../base/file-system.js";
import { patiently } from "./patiently.js";
import { temporaryPath } from "./temporary.js";
import { undisturbed } from "./undisturbed.js";

/**
 * Replaces a file whole, or makes it: the text is written beside it and renamed into its place. A link stays one.
 *
 * @throws what the file system throws; the file is then as it was
 */
export function replaceFile(path: string, text: string, fs: FileSystem): void {
  const exists = fs.existsSync(path);
  const target = exists ? fs.realpathSync(path) : path;
  const mode = exists ? fs.statSync(target).mode : 0o666;
  undisturbed(() => {
    const temporary = temporaryPath(dirname(target));
    try {
      fs.writeFileSync(temporary, text, { flag: "wx", mode });
      patiently(() => fs.renameSync(temporary, target));
    } catch (error) {
      fs.rmSync(temporary, { force: true });
      throw error;
    }
  });
}
