// What a report puts first.
import { disputes } from '../assess/ignored.js';
import { aboveText } from './messages/scan-texts.js';
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

/** Results of other tools that failed, are old or are not known. */
export function notCurrent({ imported }: Pick<Report, 'imported'>): Report['imported'] {
  return imported.filter(({ state }) => state !== 'shown' && state !== 'half');
}

/** The hazards that are seen and not disputed, with their places. @param all those on trial as well */
export function seenHazards(
  { facts, ignores }: Report,
  all: boolean,
): { code: string; title: string; trial: boolean; places: Report['facts'][number]['places'] }[] {
  return facts.flatMap(({ hazard, state, title, places }) => {
    if (hazard === undefined || state !== 'present' || (hazard.trial && !all)) return [];
    const left = places.filter((place) => !ignores.some((one) => one.matches && one.code === hazard.code && disputes(one, place)));
    return left.length > 0 ? [{ ...hazard, title, places: left }] : [];
  });
}

/** What came from the settings of a folder above, as a sentence; null where none counts. */
export function aboveSentence({ project, facts, filesAbove }: Report): string | null {
  if (project.root === '.') return null;
  const shown = facts.filter(({ state, places }) => state === 'present' && places.some(({ path }) => path.startsWith(`${project.root}/`)));
  return aboveText({ root: project.root, files: filesAbove, shown: shown.map(({ title }) => title) });
}
