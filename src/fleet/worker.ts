// A process that audits what it is sent, one repository after the other: whatever a repository does to it, the others go on. Started by workers.ts.
import { oneLine } from '../errors.js';
import { type AuditTask, auditRepository } from './audit-repository.js';

/** What goes back. */
export type FromWorker = { answer: Awaited<ReturnType<typeof auditRepository>> } | { defect: string };

// Ctrl-C reaches every process of a terminal; the one that started this ends it.
process.on('SIGINT', () => undefined);
process.on('message', (task: AuditTask) => {
  const tell = (said: FromWorker) => void process.send?.(said);
  auditRepository(task).then(
    (answer) => tell({ answer }),
    (error: unknown) => tell({ defect: oneLine(error instanceof Error ? `${error.name}: ${error.message}` : String(error)) }),
  );
});
