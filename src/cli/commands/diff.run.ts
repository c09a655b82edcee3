// What mlready diff does.
import { type DiffEnd, diffOf } from '../../library/diff.js';
import { diffText } from '../../report/diff-text.js';
import { jsonText } from '../../terminal/json.js';
import { type Io, timeOf } from '../io.js';
import { folderOf } from '../project-folder.js';
import { lookFor } from '../render-options.js';
import { mayBeSaved, readReport } from '../saved-report.js';

/**
 * Compares two revisions, two saved reports, or one of either with the other or with what is on disk.
 * Revisions are both judged by the rules of the first; a saved report says what it said.
 * @returns text or JSON
 * @throws KnownError where one is not known
 */
export async function diff(
  from: string,
  to: string | undefined,
  { project, json, color }: { project?: string; json?: true; color?: boolean },
  io: Io,
): Promise<string> {
  const side = async (name: string | undefined): Promise<DiffEnd> =>
    name !== undefined && mayBeSaved(name, io) ? { name, report: await readReport(name, io) } : (name ?? null);
  const today = timeOf(io).toISOString().slice(0, 10);
  const report = await diffOf(await side(from), await side(to), { folder: () => folderOf(project, io), today }, io);
  return json ? jsonText(report) : diffText(report, lookFor(io, color, false));
}
