import { styleText } from "node:util";
import type { FileSystem } from "../../base/file-system.js";

/** The part of a writable stream that is used; `process.stdout` is one. */
export interface OutputStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Everything of the process that a command may touch. */
export interface Io {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly fs: FileSystem;
  /** What comes from stdin, piece by piece. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** Whether somebody can be asked. */
  readonly stdinIsTerminal?: boolean;
  /** A signal that Ctrl-C aborts; Ctrl-C no longer ends the process once this has been called. */
  readonly interruption: () => AbortSignal;
  /** To be called once work turns out to take long. */
  readonly onLongWork?: () => void;
}

/**
 * How to redact. The key comes from the environment alone: on the command line, every process list would show it.
 */
export function redactionOf(env: Io["env"]): { readonly key?: string } {
  const key = env["COBALT_REDACT_KEY"];
  return key ? { key } : {};
}

/** How text looks on one stream. */
export interface Style {
  /** Characters a line may have. */
  readonly width: number;
  readonly colour: boolean;
  readonly symbols: Symbols;
}

/** Symbols that a terminal shows well; where the output goes to a file or a pipe, plain ones. */
interface Symbols {
  readonly done: string;
  readonly failed: string;
  readonly arrow: string;
}

type Format = Parameters<typeof styleText>[0];

const terminalSymbols: Symbols = { done: "✓ ", failed: "✗ ", arrow: "→" };
const plainSymbols: Symbols = { done: "", failed: "", arrow: "->" };

/** The style of a stream: colour only on a terminal, and not where NO_COLOR is set. */
export function styleOf(stream: OutputStream, env: Io["env"]): Style {
  const terminal = stream.isTTY === true;
  return {
    width: terminal ? Math.max(40, stream.columns ?? 100) : 100,
    colour: terminal && !env["NO_COLOR"] && env["TERM"] !== "dumb",
    symbols: terminal ? terminalSymbols : plainSymbols,
  };
}

/** Paints text where the style has colour; the stream has been looked at already. */
export function paint(style: Style, format: Format, text: string): string {
  return style.colour
    ? styleText(format, text, { validateStream: false })
    : text;
}
