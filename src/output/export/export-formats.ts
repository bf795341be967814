/** The formats in which events are described for other tools. */
export const exportFormats = ["openapi", "asyncapi", "json-schema"] as const;

/** What to write events as. */
export type ExportFormat = (typeof exportFormats)[number];
