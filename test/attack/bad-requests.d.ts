/** What no request can be made of. */
export const badRequests: readonly (readonly [name: string, request: object])[];
