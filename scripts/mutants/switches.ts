// What Stryker's switches read and write: one object for the whole process.

export interface Switches {
  activeMutant: string | undefined;
  currentTestId: string | undefined;
  hitCount: number | undefined;
  hitLimit: number | undefined;
  /** How often each mutant was reached: outside of the tests, and by test. */
  mutantCoverage?: { static: Record<string, number>; perTest: Record<string, Record<string, number>> };
  /** Our own: the mutants that are reached by loading the files alone. */
  whenLoaded?: string[];
}

const world = globalThis as { __stryker__?: Switches };
export const switches: Switches = (world.__stryker__ ??= { activeMutant: undefined, currentTestId: undefined, hitCount: undefined, hitLimit: undefined });
