/** Bytes of records that take one thread longer than another takes to start. */
export const worthThreads = 4 * 1024 * 1024;
