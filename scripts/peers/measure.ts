// Measures what public repositories show, each at its pinned commit, as rules/peers.yaml keeps it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { KnownError } from '../../src/errors.js';
import { audit } from '../../src/library/audit.js';
import type { PeerTable } from '../../src/model/index.js';
import { readValidated } from '../../src/parsers/config/validate.js';
import { kindOf } from '../../src/report/peers.js';
import type { Report } from '../../src/report/report.js';

/** A public repository, as GitHub writes its name, and the full id of a commit of it. */
export interface Pinned {
  repository: string;
  commit: string;
}

const schema = z
  .array(
    z.strictObject({
      repository: z.string().regex(/^[A-Za-z0-9][\w-]*\/(?!\.{1,2}$)[\w.-]+$/, { error: 'must be written as owner/name' }),
      commit: z.string().regex(/^[0-9a-f]{40}$/, { error: 'must be 40 hexadecimal digits' }),
    }),
  )
  .min(1);

/** Of how many files that would be read the contents may be missing from a clone: with more of them a number would say little. */
const mostUnread = 10;

/** @param file the list of repositories @throws KnownError where it is wrong, or names one twice */
export function pinnedIn(file: string): Pinned[] {
  const read = readValidated(file, readFileSync(file, 'utf8'), schema);
  if ('problems' in read) throw read.problems[0];
  const seen = new Set<string>();
  for (const { repository } of read.value) {
    if (seen.has(repository.toLowerCase())) throw new KnownError(file, `names ${repository} twice`, 'leave one of them out');
    seen.add(repository.toLowerCase());
  }
  return read.value;
}

/**
 * @param clones a folder that has a git directory, bare or not, at `<owner>+<name>` or `<owner>+<name>/repo` for each
 * @param at the time of the audits
 * @param say takes a line for each repository
 * @returns the table, its repositories in the order of their names; those that have no activity, or too little of whose content is in the clone, are told and left out
 * @throws KnownError where a clone or its commit is missing
 */
export async function measured(list: readonly Pinned[], { clones, at, say }: { clones: string; at: Date; say: (line: string) => void }): Promise<PeerTable> {
  const table: PeerTable = { date: at.toISOString().slice(0, 10), pack: '', repositories: [], checks: {} };
  const byName = [...list].sort((a, b) => (a.repository < b.repository ? -1 : 1));
  for (const { repository, commit } of byName) {
    const report = await audit(cloneOf(clones, repository), { at, revision: commit, base: null });
    const unread = report.limits.filter(({ code }) => code === 'unreadable').length;
    if (unread > mostUnread) say(`${repository}: left out, the contents of ${unread} files are not in the clone`);
    // A project without any activity is no peer of one that has some.
    else if (report.activities.every(({ state }) => state !== 'present')) say(`${repository}: left out, no activity is seen`);
    else say(`${repository}: ${add(table, { repository, commit }, report)}${unread === 0 ? '' : `, ${unread} files not read`}`);
  }
  return table;
}

/** Adds what a report says to a table. @returns the kind and the number, to be told */
function add(table: PeerTable, { repository, commit }: Pinned, { pack, activities, readiness, stages, findings }: Report): string {
  table.pack = pack.version;
  for (const { check, verdict } of findings) {
    if (verdict === 'not-applicable') continue;
    const { of, shown } = table.checks[check] ?? { of: 0, shown: 0 };
    table.checks[check] = { of: of + 1, shown: shown + (verdict === 'met' || verdict === 'partial' ? 1 : 0) };
  }
  const kind = kindOf(activities);
  const overall = readiness.repository.score;
  table.repositories.push({ repository, commit, kind, overall, stages: Object.fromEntries(stages.map((stage) => [stage.id, stage.repository.score])) });
  return `${kind ?? 'no kind'}, ${overall ?? '–'}`;
}

function cloneOf(clones: string, repository: string): string {
  const folder = join(clones, repository.replace('/', '+'));
  const nested = join(folder, 'repo');
  const clone = existsSync(nested) ? nested : folder;
  if (!existsSync(clone)) throw new KnownError(folder, 'is missing', `clone the repository ${repository} there`);
  return clone;
}
