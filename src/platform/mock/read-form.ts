import { isObject, type Json, type JsonObject } from "../../base/json/json.js";
import { parseStrict } from "../../base/json/parse-strict.js";

/** Whether a body of this type is a form, as browsers and `FormData` send it. */
export function isForm(contentType: string): boolean {
  return /^multipart\/form-data\b/i.test(contentType);
}

/**
 * Reads a form as the body it stands for: `payload` is JSON text, and each file becomes a field of the payload.
 *
 * @returns undefined where it is no form
 */
export function readForm(
  contentType: string,
  bytes: Buffer,
): JsonObject | undefined {
  const parts = partsOf(contentType, bytes);
  if (!parts) return undefined;
  const fields: [string, Json][] = [];
  const files: [string, Json][] = [];
  for (const { name, filename, mimetype, content } of parts) {
    const value = utf8(content);
    if (filename !== undefined)
      files.push([name, { filename, mimetype, size: content.length }]);
    // What is no JSON stays text, which no payload may be.
    else if (name === "payload")
      fields.push([name, parseStrict(value) ?? value]);
    else fields.push([name, value]);
  }
  const body = Object.fromEntries(fields);
  const { payload = {} } = body;
  return files.length > 0 && isObject(payload)
    ? { ...body, payload: { ...payload, ...Object.fromEntries(files) } }
    : body;
}

interface Part {
  readonly name: string;
  readonly filename: string | undefined;
  readonly mimetype: string;
  /** A character a byte. */
  readonly content: string;
}

/** The parts of a form; undefined where it has no end, or a part no name. */
function partsOf(
  contentType: string,
  bytes: Buffer,
): readonly Part[] | undefined {
  const { quoted, plain } =
    /;\s*boundary=(?:"(?<quoted>[^"]+)"|(?<plain>[^\s;]+))/i.exec(contentType)
      ?.groups ?? {};
  const boundary = quoted ?? plain;
  if (boundary === undefined) return undefined;
  const [, ...texts] = `\r\n${bytes.toString("latin1")}`.split(
    `\r\n--${boundary}`,
  );
  const end = texts.findIndex((text) => text.startsWith("--"));
  if (end === -1) return undefined;
  const parts = texts.slice(0, end).map(readPart);
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

function readPart(text: string): Part | undefined {
  const at = text.indexOf("\r\n\r\n");
  const head = utf8(text.slice(0, Math.max(0, at)));
  const name = parameter(head, "name");
  if (name === undefined) return undefined;
  const [, mimetype = "text/plain"] =
    /^content-type:[ \t]*([^\r\n]+)/im.exec(head) ?? [];
  return {
    name,
    filename: parameter(head, "filename"),
    mimetype,
    content: text.slice(at + 4),
  };
}

/** A parameter of the part's disposition, in which browsers escape quotes and line ends. */
function parameter(head: string, key: string): string | undefined {
  const [, text] =
    new RegExp(
      `^content-disposition:[^\\r\\n]*[; ]${key}="([^"]*)"`,
      "im",
    ).exec(head) ?? [];
  return text?.replace(/%(?:22|0D|0A)/gi, decodeURIComponent);
}

function utf8(latin1: string): string {
  return Buffer.from(latin1, "latin1").toString("utf8");
}
