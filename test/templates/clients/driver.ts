import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { EventAddress } from "../../../templates/runtime.js";

/** What a call is made of, in the terms of the TypeScript client; `{ $: "NaN" }` stands for what JSON cannot say. */
export interface Call {
  readonly options: object;
  readonly event: EventAddress;
  readonly request: object;
}

export interface Result {
  readonly slug: string;
  readonly event: string;
  readonly status: number;
  readonly message: string;
}

/** An error, by the names of the fields in TypeScript. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly attempts: number;
  readonly mayHaveFired: boolean;
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  /** Everything that a log could show of it. */
  readonly shown: string;
}

export type Outcome =
  | { readonly result: Result; readonly error?: undefined }
  | { readonly result?: undefined; readonly error: Failure };

/** A program that makes calls with the client of another language. */
export interface Driver {
  readonly call: (call: Call) => Promise<Outcome>;
  readonly close: () => void;
}

/** What reads calls and writes outcomes, one a line, in any order. */
export interface Program {
  readonly command: string;
  readonly parameters: readonly string[];
}

/** @param env what the environment has besides */
export function startDriver(
  { command, parameters }: Program,
  env: NodeJS.ProcessEnv,
): Driver {
  const program = spawn(command, parameters, {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
  const waiting = new Map<number, (outcome: Outcome) => void>();
  let calls = 0;
  createInterface({ input: program.stdout }).on("line", (line) => {
    const { id, ...outcome } = JSON.parse(line) as Outcome & { id: number };
    waiting.get(id)?.(outcome);
    waiting.delete(id);
  });
  return {
    call: (call) =>
      new Promise((resolve) => {
        const id = ++calls;
        waiting.set(id, resolve);
        program.stdin.write(`${JSON.stringify({ id, ...call })}\n`);
      }),
    close: () => void program.kill(),
  };
}
