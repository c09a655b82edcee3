// The gate between two states of a repository, run in this process; what was seen in a file is kept for the next state that holds it.
import { builtinCatalogue } from '../../src/catalogue/builtin.js';
import { scanCaches } from '../../src/engine/assess-project.js';
import { audit } from '../../src/engine/audit.js';
import { type Host, processHost } from '../../src/engine/host.js';
import { KnownError } from '../../src/errors.js';
import { reportOf } from '../../src/library/audit.js';
import type { Report } from '../../src/report/report.js';

/** What is compared: a commit, or what is on disk where there is none, with a base. */
export interface Pair {
  /** An absolute path. */
  folder: string;
  base: string;
  revision: string | undefined;
}

/** @returns what gives the report of a comparison, or the words of the error with which the program would have ended */
export async function gateRunner(): Promise<(pair: Pair) => Promise<Report | { error: string }>> {
  const builtin = await builtinCatalogue();
  const generated = new Date().toISOString();
  const host: Host = processHost({ PATH: process.env['PATH'], HOME: process.env['HOME'] });
  const terms = { builtin, policy: null, today: generated.slice(0, 10), cache: scanCaches(), waivers: true };
  return async ({ folder, base, revision }) => {
    try {
      const { project, gate, due } = await audit({ folder, untracked: false, revision, against: { base }, settings: (written) => written }, terms, host);
      return reportOf(project, { gate, due, generated }, host);
    } catch (error) {
      if (error instanceof KnownError) return { error: error.message };
      throw error;
    }
  };
}
