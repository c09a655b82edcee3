// One repository of a fleet: from where it lies to its record. Nothing of it is run, nothing is checked out.
import { type Host, processHost } from '../engine/host.js';
import { gitEnvironment } from '../engine/open-source.js';
import { KnownError } from '../errors.js';
import { audit } from '../library/audit.js';
import { commitOf } from '../project/git.js';
import { summaryWithin } from '../report/project-summary.js';
import { failureOf, recordOf } from './record.js';
import type { FleetRecord } from './record-schema.js';

/** What is to be audited: plain data, as it goes to a worker. */
export interface AuditTask {
  repository: string;
  /** An absolute path. */
  folder: string;
  /** A commit, branch or tag; what the repository stands at where it is null. */
  revision: string | null;
  /** The time of the audit, as ISO. */
  when: string;
  /** Commits that there is a record of, by the same program and rules. */
  known: readonly string[];
}

/** A record, or that there is one already. */
export type AuditOutcome = { record: FleetRecord } | { unchanged: string };

/** Audits one repository at a commit. @returns its record, also where it cannot be audited; defects of ours are thrown */
export async function auditRepository({ repository, folder, revision, when, known }: AuditTask, host: Host = processHost()): Promise<AuditOutcome> {
  const commit = commitOf(folder, revision ?? 'HEAD', gitEnvironment(host));
  if (commit === null) {
    const says = revision === null ? 'there is no git repository with a commit, or it belongs to another user' : `git knows no commit ${revision} there`;
    return { record: failureOf(repository, { revision: null, when, code: 'no-repository', says }) };
  }
  if (known.includes(commit)) return { unchanged: commit };
  try {
    const report = await audit(folder, { at: new Date(when), revision: commit, base: null, env: host.env });
    return { record: recordOf(repository, summaryWithin(report)) };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return { record: failureOf(repository, { revision: commit, when, code: 'refused', says: error.message }) };
  }
}
