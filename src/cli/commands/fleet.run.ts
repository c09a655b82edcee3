// What mlready fleet run, work and status do.
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { builtinCatalogue } from '../../catalogue/builtin.js';
import { KnownError } from '../../errors.js';
import type { AuditOutcome } from '../../fleet/audit-repository.js';
import { folderStore } from '../../fleet/folder-store.js';
import { countsText, noProgress, progressLine } from '../../fleet/progress.js';
import type { FleetRecord } from '../../fleet/record-schema.js';
import { type ListedRepository, repositoriesIn } from '../../fleet/repositories.js';
import { type Counts, runFleet } from '../../fleet/run.js';
import { lineOf, rulesIn } from '../../report/project-summary.js';
import { jsonText } from '../../terminal/json.js';
import { safe } from '../../terminal/text.js';
import { exitCodes } from '../exit.js';
import { type Io, timeOf } from '../io.js';
import { passedOver, withQueue } from './fleet.records.js';

/** What the command line says of a run. */
export interface FleetRunOptions {
  out?: string;
  database?: string;
  jobs?: number;
  timeout: number;
  rev?: string;
}

/** Audits many repositories. @returns the exit code @throws KnownError where there is nothing to audit, or records cannot be kept */
export async function fleetRun(names: readonly string[], { out, database, jobs, timeout, rev }: FleetRunOptions, io: Io): Promise<number> {
  const listed = repositoriesIn(names, { cwd: io.cwd(), piped: io.read });
  if (listed.length === 0) throw new KnownError(names.join(' '), 'names no repository', 'name folders, bare repositories, or a file with one of them a line');
  if (database !== undefined) return enqueue(listed, { database, timeout, rev }, io);
  const store = out === undefined ? null : folderStore(resolve(io.cwd(), out), io.write);
  const signal = io.interrupted();
  const terms = {
    jobs: Math.min(jobs ?? availableParallelism(), listed.length),
    seconds: timeout,
    signal,
    when: timeOf(io).toISOString(),
    revision: rev ?? null,
    before: store?.records(passedOver(io)) ?? [],
    rules: await ownRules(),
  };
  const print = inOrder(io);
  const show = progressIn(io);
  const each = (index: number, answer: AuditOutcome, counts: Counts) => {
    if (store === null) print(index, answer);
    else if ('record' in answer) store.put(answer.record);
    show(counts);
  };
  const counts = await runFleet(listed, terms, each, io);
  if (io.progress) io.err(noProgress);
  io.err(`mlready fleet: ${countsText(counts)}\n`);
  if (!signal.aborted) return exitCodes.passed;
  io.err(`mlready fleet: interrupted; ${out === undefined ? 'with --out it could be gone on with' : 'run it again to go on'}\n`);
  return exitCodes.interrupted;
}

/** Puts what there is to do into the queue of a database. */
async function enqueue(
  listed: readonly ListedRepository[],
  { database, timeout, rev }: { database: string; timeout: number; rev: string | undefined },
  io: Io,
): Promise<number> {
  return withQueue(database, io, async (queue) => {
    const counts = await queue.fill(listed, { revision: rev ?? null, seconds: timeout, rules: await ownRules(), when: timeOf(io).toISOString() }, io);
    const { all, unchanged, failed, waiting } = counts;
    io.err(
      `mlready fleet: ${all} ${all === 1 ? 'repository' : 'repositories'}: ${waiting} to be audited, ${unchanged} unchanged, ${failed} failed; mlready fleet work does it\n`,
    );
    return exitCodes.passed;
  });
}

/** What the command line says of work on a queue. */
export interface FleetWorkOptions {
  database: string;
  jobs?: number;
  untilEmpty?: true;
}

/** Works on the queue of a database. @returns the exit code @throws KnownError where the database does not answer */
export async function fleetWork({ database, jobs, untilEmpty }: FleetWorkOptions, io: Io): Promise<number> {
  const signal = io.interrupted();
  return withQueue(database, io, async (queue) => {
    const terms = {
      jobs: jobs ?? availableParallelism(),
      signal,
      untilEmpty: untilEmpty === true,
      rules: await ownRules(),
      now: () => timeOf(io),
      each: progressIn(io),
    };
    const counts = await queue.work(terms, io);
    if (io.progress) io.err(noProgress);
    io.err(`mlready fleet: ${countsText(counts)}\n`);
    return signal.aborted ? exitCodes.interrupted : exitCodes.passed;
  });
}

/** @returns how far the work in a database is, as text or as JSON @throws KnownError where it does not answer */
export async function fleetStatus({ database, json }: { database: string; json?: true }, io: Io): Promise<string> {
  return withQueue(database, io, async (queue) => {
    const [states, dead] = [await queue.states(), await queue.dead()];
    if (json) return jsonText({ jobs: states, dead });
    const of = (...names: string[]) => names.reduce((sum, state) => sum + (states[state] ?? 0), 0);
    const lines = [`${of('completed')} done, ${of('active')} under way, ${of('created', 'retry')} waiting, ${dead.length} given up`];
    return `${[...lines, ...dead.map(({ repository, revision, says }) => `  ${safe(repository)} at ${revision.slice(0, 12)}: ${safe(says)}`)].join('\n')}\n`;
  });
}

async function ownRules(): Promise<string> {
  return rulesIn((await builtinCatalogue()).digest);
}

/** Prints records in the order of the list, whichever comes first. */
function inOrder(io: Io): (index: number, answer: AuditOutcome) => void {
  const waiting = new Map<number, FleetRecord | null>();
  let next = 0;
  return (index, answer) => {
    waiting.set(index, 'record' in answer ? answer.record : null);
    for (let record = waiting.get(next); record !== undefined; record = waiting.get(next)) {
      if (record !== null) io.out(lineOf(record));
      waiting.delete(next);
      next += 1;
    }
  };
}

const shownEvery = 100;

function progressIn(io: Io): (counts: Counts) => void {
  let last = 0;
  return (counts) => {
    if (!io.progress) return;
    const now = io.now().getTime();
    if (now - last < shownEvery) return;
    last = now;
    io.err(progressLine(counts));
  };
}
