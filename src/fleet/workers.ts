// Audits many repositories in processes of their own: as many at a time as asked for, each bounded in time. One that crashes or hangs costs its own result and no other.
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Host } from '../engine/host.js';
import { root } from '../root.js';
import type { AuditOutcome, AuditTask } from './audit-repository.js';
import { failureOf } from './record.js';
import type { FromWorker } from './worker.js';

export interface WorkTerms<T extends AuditTask> {
  /** How many processes. */
  jobs: number;
  /** How long a repository may take. */
  seconds: (task: T) => number;
  /** Ends the work; what is under way is dropped. */
  signal: AbortSignal;
}

/**
 * @param next gives the next task, or null where there is none left
 * @param done takes each answer, in the order in which they come; what it returns is waited for before its process goes on
 */
export async function workThrough<T extends AuditTask>(
  next: () => Promise<T | null> | T | null,
  done: (task: T, answer: AuditOutcome) => Promise<void> | void,
  { jobs, seconds, signal }: WorkTerms<T>,
  host: Host,
): Promise<void> {
  const slot = async () => {
    let worker: ChildProcess | null = null;
    try {
      for (let task = await next(); task !== null && !signal.aborted; task = await next()) {
        worker ??= started(host);
        const end = await asked(worker, task, seconds(task), signal);
        if (!('answer' in end)) worker = null;
        if (signal.aborted) return;
        await done(task, answerIn(end, task, seconds(task)));
      }
    } finally {
      worker?.kill('SIGKILL');
    }
  };
  await Promise.all(Array.from({ length: jobs }, slot));
}

function started({ env }: Host): ChildProcess {
  return fork(join(root, 'dist', 'fleet-worker.js'), { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], env: { ...env }, execArgv: [] });
}

type WorkEnd = FromWorker | { over: 'time' | 'interrupted' } | { died: string };

/** Sends a task and waits for what comes of it; a process that gives no answer is ended. */
function asked(worker: ChildProcess, task: AuditTask, seconds: number, signal: AbortSignal): Promise<WorkEnd> {
  return new Promise((resolve) => {
    const over = (end: WorkEnd) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', interrupt);
      worker.removeAllListeners();
      if (!('answer' in end)) worker.kill('SIGKILL');
      resolve(end);
    };
    const interrupt = () => over({ over: 'interrupted' });
    const timer = setTimeout(() => over({ over: 'time' }), seconds * 1000);
    signal.addEventListener('abort', interrupt);
    worker.once('message', (said: FromWorker) => over(said));
    worker.once('exit', (code, killed) => over({ died: killed ?? `code ${code}` }));
    worker.once('error', (error) => over({ died: error.message }));
    worker.send(task, (error) => error && over({ died: error.message }));
  });
}

function answerIn(end: WorkEnd, { repository, when }: AuditTask, seconds: number): AuditOutcome {
  if ('answer' in end) return end.answer;
  const failed = (code: 'timed-out' | 'crashed', says: string): AuditOutcome => ({ record: failureOf(repository, { revision: null, when, code, says }) });
  if ('over' in end) return failed('timed-out', `it took longer than ${seconds} s`);
  return failed('crashed', 'died' in end ? `the audit ended before its result (${end.died})` : `the audit failed (${end.defect})`);
}
