// What the rules say about a check, a consideration, a signal or a case, and how a project stands to it, in one call.
import { processHost } from '../engine/host.js';
import { rulesAround } from '../engine/load-rules.js';
import { didYouMean, KnownError } from '../errors.js';
import { type Entry, type Part, explain as partsOf } from '../report/explain/explain.js';
import { find, notFound } from '../report/explain/find.js';
import type { Report, ReportFinding } from '../report/report.js';
import { absolute } from './absolute.js';
import { type AuditCall, audit } from './audit.js';

/** What the rules say about an id. */
export interface Explanation {
  entry: Entry;
  /** Headings with their paragraphs. */
  parts: Part[];
  /** Where the project stands: the finding of a check, the fact of a signal; null where no project was named, or for anything else. */
  finding: ReportFinding | null;
  fact: Report['facts'][number] | null;
}

/** A project to explain it for, and when. */
export interface ExplainCall extends Pick<AuditCall, 'env'> {
  project?: { folder: string; at: Date };
}

/**
 * Explains a check, a consideration, a signal, the code of a hazard or a case, by its id, a part of it, its title or words that fit nothing else.
 * @throws KnownError where nothing has that id, or the project is wrong
 */
export async function explain(id: string, { project, env }: ExplainCall = {}): Promise<Explanation> {
  const catalogue = await rulesAround(absolute(project?.folder ?? '.'), processHost(env));
  const found = find(catalogue, id);
  if ('nearest' in found) throw notFound(id, found.nearest);
  if ('several' in found) throw new KnownError(id, 'fits several', didYouMean(found.several.slice(0, 3).map((one) => one.id)));
  const { entry } = found;
  const report = project === undefined ? null : await audit(project.folder, { at: project.at, base: null, ...(env && { env }) });
  return {
    entry,
    parts: partsOf(catalogue, entry),
    finding: (entry.kind === 'check' && report?.findings.find(({ check }) => check === entry.check.id)) || null,
    fact: (entry.kind === 'signal' && report?.facts.find(({ signal }) => signal === entry.signal.id)) || null,
  };
}
