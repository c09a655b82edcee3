// What a report puts first.
import { aboveText } from './messages/results.js';
import type { Report, ReportFinding } from './report.js';

/** The findings of these checks, in this order. */
export function picked({ findings }: Report, ids: readonly string[]): ReportFinding[] {
  const byId = new Map(findings.map((finding) => [finding.check, finding]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Open questions of most points, not two of one step: they come from the same people and the same day. */
export function firstQuestions(open: readonly ReportFinding[], most: number): ReportFinding[] {
  const steps = new Set<string>();
  return open.filter(({ step }) => !steps.has(step) && steps.add(step)).slice(0, most);
}

/** What came from the settings of a folder above, as a sentence; null where none counts. */
export function aboveSentence({ project, facts, filesAbove }: Report): string | null {
  if (project.root === '.') return null;
  const shown = facts.filter(({ state, places }) => state === 'present' && places.some(({ path }) => path.startsWith(`${project.root}/`)));
  return aboveText({ root: project.root, files: filesAbove, shown: shown.map(({ title }) => title) });
}
