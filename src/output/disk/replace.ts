import { dirname } from "node:path";
import type { FileSystem } from "../../base/file-system.js";
import { patiently } from "./patiently.js";
import { temporaryPath } from "./temporary.js";
import { undisturbed } from "./undisturbed.js";

/**
 * Replaces a file whole: the text is written beside it and renamed into its place. A link stays one.
 *
 * @throws what the file system throws; the file is then as it was
 */
export function replaceFile(path: string, text: string, fs: FileSystem): void {
  const target = fs.realpathSync(path);
  const { mode } = fs.statSync(target);
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
