// The work on a fleet shared by any number of processes: a job is a repository at a revision, kept by pg-boss, which hands it out, retries it and lays it aside where it
// never comes to a result. Nothing of the queue is written here.
import type PgBoss from 'pg-boss';
import type { Host } from '../engine/host.js';
import { gitEnvironment } from '../engine/open-source.js';
import { commitOf } from '../project/git.js';
import type { AuditOutcome, AuditTask } from './audit-repository.js';
import { type Database, installed, refusal } from './database.js';
import { failureOf, nameIn } from './record.js';
import type { ListedRepository } from './repositories.js';
import { type Counts, count } from './run.js';
import { workThrough } from './workers.js';

const schema = 'mlready_queue';
const name = 'fleet';
const dead = 'fleet-dead';
const retries = 2;
/**
 * How much longer than its audit a job may take before another process gets it: for writing down what came of it. pg-boss 10 hands a job on by time alone, counted from
 * when it was taken; there is no sign of life that a worker could give.
 */
const grace = 10;
/** How often it is looked for jobs whose process has died. */
const expiredEvery = 10;
const batch = 1_000;

interface Job {
  repository: string;
  folder: string;
  revision: string;
  /** How long its audit may take. */
  seconds: number;
}

/** The queue of a database. */
export interface Queue {
  /** Puts in what there is no record of; what waits already is not put in again. @returns how many were put in, known already, or no repositories */
  fill(
    listed: readonly ListedRepository[],
    terms: { revision: string | null; seconds: number; rules: string; when: string },
    host: Host,
  ): Promise<Counts & { waiting: number }>;
  /** Works until it is interrupted, or nothing is left. */
  work(terms: QueueTerms, host: Host): Promise<Counts>;
  /** How many jobs there are, by their state. */
  states(): Promise<Record<string, number>>;
  /** Jobs that never came to a result. */
  dead(): Promise<{ repository: string; revision: string; says: string }[]>;
  close(): Promise<void>;
}

interface QueueTerms {
  jobs: number;
  signal: AbortSignal;
  /** Whether to end where nothing is left, rather than to wait for more. */
  untilEmpty: boolean;
  rules: string;
  now: () => Date;
  each: (counts: Counts) => void;
}

/** Opens the queue, and makes it where there is none. @throws KnownError in one line where it cannot */
export async function openQueue(database: Database): Promise<Queue> {
  const { default: Boss } = await installed(() => import('pg-boss'));
  const boss = new Boss({ connectionString: database.url, schema, schedule: false, maintenanceIntervalSeconds: expiredEvery, application_name: 'mlready' });
  // What fails in the background fails in the foreground as well, where it is said.
  boss.on('error', () => undefined);
  const asked = async <Result>(does: () => Promise<Result>): Promise<Result> => {
    try {
      return await does();
    } catch (error) {
      throw refusal(error, database.url);
    }
  };
  await asked(async () => {
    await boss.start();
    await boss.createQueue(dead, { name: dead, policy: 'standard' });
    await boss.createQueue(name, { name, policy: 'short', retryLimit: retries, retryDelay: 1, retryBackoff: true, deadLetter: dead });
  });
  return {
    fill: (listed, terms, host) => asked(() => fill(boss, database, listed, terms, host)),
    work: (terms, host) => asked(() => work(boss, database, terms, host)),
    async states() {
      const rows = await database.read(`SELECT state::text AS state, count(*)::int AS number FROM ${schema}.job WHERE name = $1 GROUP BY state`, [name]);
      return Object.fromEntries(rows.map(({ state, number }) => [String(state), Number(number)]));
    },
    dead: () => deadLetters(database),
    close: () => asked(() => boss.stop({ graceful: false })),
  };
}

const emptyCounts = (all: number): Counts => ({ all, audited: 0, unchanged: 0, withoutMl: 0, failed: 0 });

async function fill(
  boss: PgBoss,
  database: Database,
  listed: readonly ListedRepository[],
  { revision, seconds, rules, when }: Parameters<Queue['fill']>[1],
  host: Host,
) {
  const counts = { ...emptyCounts(listed.length), waiting: 0 };
  const says = 'there is no git repository with such a commit, or it belongs to another user';
  const found: Job[] = [];
  for (const { repository, folder } of listed) {
    const commit = commitOf(folder, revision ?? 'HEAD', gitEnvironment(host));
    if (commit !== null) found.push({ repository, folder, revision: commit, seconds });
    else {
      await database.put(failureOf(repository, { revision: null, when, code: 'no-repository', says }));
      counts.failed += 1;
    }
  }
  // Asked at last: others may have been at work meanwhile.
  const known = await database.known(rules);
  const jobs = found.filter(({ repository, revision: commit }) => !known.get(nameIn(repository))?.includes(commit));
  for (let from = 0; from < jobs.length; from += batch) {
    const some = jobs.slice(from, from + batch);
    await boss.insert(some.map((data) => ({ name, data, singletonKey: `${data.repository} ${data.revision}`, expireInSeconds: seconds + grace })));
  }
  return { ...counts, unchanged: found.length - jobs.length, waiting: jobs.length };
}

type Asked = AuditTask & { job: string; seconds: number };

async function work(boss: PgBoss, database: Database, { jobs, signal, untilEmpty, rules, now, each }: QueueTerms, host: Host): Promise<Counts> {
  const counts = emptyCounts(0);
  const under = new Set<string>();
  const next = async (): Promise<Asked | null> => {
    while (!signal.aborted) {
      const taken = performance.now();
      const [job] = await boss.fetch<Job>(name, { batchSize: 1 });
      if (job !== undefined) {
        under.add(job.id);
        const { repository, folder, revision, seconds } = job.data;
        const known = (await database.known(rules, nameIn(repository))).get(nameIn(repository)) ?? [];
        const left = secondsLeft(seconds, performance.now() - taken);
        return { job: job.id, repository, folder, revision, seconds: left, when: now().toISOString(), known };
      }
      if (untilEmpty && (await boss.getQueueSize(name, { before: 'completed' })) === 0) return null;
      await pause(500, signal);
    }
    return null;
  };
  const done = async ({ job }: Asked, answer: AuditOutcome) => {
    const error = 'record' in answer ? answer.record.error : null;
    // What another try may mend is tried again; the rest is a result.
    if (error?.code === 'timed-out' || error?.code === 'crashed') await boss.fail(name, job, { says: error.says });
    else {
      if ('record' in answer) await database.put(answer.record);
      await boss.complete(name, job);
    }
    under.delete(job);
    counts.all += 1;
    count(counts, answer);
    each(counts);
  };
  try {
    await workThrough(next, done, { jobs, seconds: ({ seconds }) => seconds, signal }, host);
  } finally {
    // What was under way is for others to take at once, and not when its time has run out.
    if (under.size > 0) await boss.fail(name, [...under]).catch(() => undefined);
  }
  return counts;
}

/**
 * How long an audit may still take, so that all of the grace is left when it ends: what the database took to hand the job out has run already.
 * @param waited in milliseconds
 * @returns whole seconds less than it may take in all, and one at the least
 */
export function secondsLeft(seconds: number, waited: number): number {
  return Math.min(seconds, Math.max(1, seconds - Math.floor(waited / 1000)));
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, milliseconds);
    signal.addEventListener('abort', over);
  });
}

const mostDead = 1_000;

async function deadLetters(database: Database): Promise<{ repository: string; revision: string; says: string }[]> {
  const rows = await database.read(
    `SELECT DISTINCT ON (data->>'repository', data->>'revision') data->>'repository' AS repository, data->>'revision' AS revision,
       COALESCE(output->>'says', output->'value'->>'message', 'it came to no result') AS says
     FROM ${schema}.job j WHERE name = $1
       AND NOT EXISTS (SELECT FROM mlready.record r WHERE r.repository = j.data->>'repository' AND r.revision = j.data->>'revision')
     ORDER BY data->>'repository', data->>'revision', created_on DESC LIMIT ${mostDead}`,
    [dead],
  );
  return rows.map(({ repository, revision, says }) => ({ repository: String(repository), revision: String(revision), says: String(says) }));
}
