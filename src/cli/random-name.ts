// Names for files that live for a moment.

/** @returns twelve hexadecimal digits that nobody else has. What makes them is loaded where a file is written: --help would pay for it as well. */
export const randomName = (): string => process.getBuiltinModule('node:crypto').randomBytes(6).toString('hex');
