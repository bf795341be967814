/** What a server does with a request. */
export interface Fault {
  readonly name: string;
  readonly answer?: string;
  readonly stall?: string;
  readonly end?: boolean;
  readonly fired: boolean;
  readonly fires429?: boolean;
}

export const faults: readonly Fault[];
