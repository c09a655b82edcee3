// Audits a fleet: every repository that is listed, on all cores, without those that there is a record of.
import type { Host } from '../engine/host.js';
import { version } from '../version.js';
import type { AuditOutcome, AuditTask } from './audit-repository.js';
import { nameIn } from './record.js';
import type { FleetRecord } from './record-schema.js';
import type { ListedRepository } from './repositories.js';
import { workThrough } from './workers.js';

export interface FleetTerms {
  /** How many repositories at a time, and for how long each. */
  jobs: number;
  seconds: number;
  /** Ends the work; what is under way is dropped. */
  signal: AbortSignal;
  /** The time that every record bears, as ISO. */
  when: string;
  /** A commit, branch or tag to audit instead of what each repository stands at. */
  revision: string | null;
  /** The records that there are. */
  before: readonly FleetRecord[];
  /** The beginning of what stands for the built-in rules: a record that others made is made anew. */
  rules: string;
}

/** How many repositories there are, by what came of them. */
export interface Counts {
  all: number;
  audited: number;
  unchanged: number;
  withoutMl: number;
  failed: number;
}

/**
 * @param each takes each answer with the place of its repository in the list, in the order in which they come
 * @returns what came of them, of those that are done where it was interrupted
 */
export async function runFleet(
  listed: readonly ListedRepository[],
  { before, rules, when, revision, jobs, seconds, signal }: FleetTerms,
  each: (index: number, answer: AuditOutcome, counts: Counts) => void,
  host: Host,
): Promise<Counts> {
  const known = knownRevisions(before, rules);
  const counts: Counts = { all: listed.length, audited: 0, unchanged: 0, withoutMl: 0, failed: 0 };
  let at = 0;
  const next = (): (AuditTask & { index: number }) | null => {
    const index = at++;
    const one = listed[index];
    return one === undefined ? null : { index, ...one, revision, when, known: known.get(nameIn(one.repository)) ?? [] };
  };
  const done = ({ index }: { index: number }, answer: AuditOutcome) => {
    count(counts, answer);
    each(index, answer, counts);
  };
  await workThrough(next, done, { jobs, seconds: () => seconds, signal }, host);
  return counts;
}

/** @returns by repository the commits that this program has audited by these rules */
export function knownRevisions(before: readonly FleetRecord[], rules: string): Map<string, string[]> {
  const known = new Map<string, string[]>();
  for (const { repository, revision, summary } of before) {
    if (revision === null || summary?.mlready !== version || summary.rules !== rules) continue;
    known.set(repository, [...(known.get(repository) ?? []), revision]);
  }
  return known;
}

/** Counts an answer in. */
export function count(counts: Counts, answer: AuditOutcome): void {
  if ('unchanged' in answer) counts.unchanged += 1;
  else if (answer.record.summary === null) counts.failed += 1;
  else {
    counts.audited += 1;
    if (!answer.record.summary.ml) counts.withoutMl += 1;
  }
}
