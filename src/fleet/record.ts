// Records, made: the members in one order, so that the same result is the same bytes. How long something took is left out for that reason.
import { createHash } from 'node:crypto';
import { oneLine } from '../errors.js';
import { cut } from '../report/cut.js';
import type { Summary } from '../report/summary-schema.js';
import { version } from '../version.js';
import type { FleetRecord } from './record-schema.js';

const longestName = 300;
const longestReason = 300;

/** A repository's name as records have it. */
export function nameIn(text: string): string {
  return cut(oneLine(text), longestName);
}

/** @returns the record of a result */
export function recordOf(repository: string, summary: Summary): FleetRecord {
  return { record: 1, mlready: summary.mlready, repository: nameIn(repository), revision: summary.revision, when: summary.when, summary, error: null };
}

/** @param when ISO time @returns the record of a repository that could not be audited */
export function failureOf(
  repository: string,
  { revision, when, code, says }: { revision: string | null; when: string; code: NonNullable<FleetRecord['error']>['code']; says: string },
): FleetRecord {
  return {
    record: 1,
    mlready: version,
    repository: nameIn(repository),
    revision,
    when,
    summary: null,
    error: { code, says: cut(oneLine(says), longestReason) },
  };
}

/** What a record is kept under: there is one for a repository at a revision, and of what has none one for each time. */
export function keyOf({ repository, revision, summary, when }: Pick<FleetRecord, 'repository' | 'revision' | 'summary' | 'when'>): string {
  const at = revision ?? (summary === null ? '' : when);
  return createHash('sha256').update(`${repository}\0${at}`).digest('hex').slice(0, 40);
}

/** Whether one record says more of the present than another: a later one, and of the same time one with a result. */
export function isNewer(one: FleetRecord, other: FleetRecord): boolean {
  if (one.when !== other.when) return one.when > other.when;
  return one.error === null && other.error !== null;
}
