// How the program ends.

/** The exit codes, a stable contract. */
export const exitCodes = { passed: 0, gateFailed: 1, couldNotRun: 2, couldNotCompare: 3, interrupted: 130 } as const;

/** A command's way to say with which code to end. */
export type End = (code: number) => void;
