// The fleet as a table for spreadsheets, and as lines of JSON.
import { csvRow } from '../report/csv-row.js';
import { lineOf } from '../report/project-summary.js';
import type { FleetProject, Overview } from './overview.js';
import { newestOf } from './overview.js';
import type { FleetRecord } from './record-schema.js';

type TableCell = string | number | boolean | null;

const columns: Record<string, (project: FleetProject) => TableCell> = {
  repository: ({ repository }) => repository,
  name: ({ summary }) => summary.name,
  remote: ({ summary }) => summary.remote,
  revision: ({ summary }) => summary.revision,
  when: ({ summary }) => summary.when,
  'days since': ({ days }) => days,
  ml: ({ summary }) => summary.ml,
  activities: ({ summary }) => summary.activities.join(' | '),
  'repository score': ({ summary }) => summary.repository.score,
  readiness: ({ summary }) => summary.readiness.score,
  'readiness possible': ({ summary }) => summary.readiness.possible,
  level: ({ summary }) => summary.level.proven,
  'questions open': ({ summary }) => summary.team.open,
  'critical open': ({ summary }) => summary.critical.count,
  hazards: ({ summary }) => summary.hazards.first.join(' | '),
  gaps: ({ summary }) => summary.gaps.count,
  'first gaps': ({ summary }) => summary.gaps.first.join(' | '),
  waivers: ({ summary }) => summary.waivers.count,
  'next waiver expires': ({ summary }) => summary.waivers.next?.expires ?? null,
  gate: ({ summary }) => summary.gate?.verdict ?? null,
  error: ({ failed }) => failed?.says ?? null,
};

/** A row a project, what needs somebody first first; then those without machine learning, then those without any result. */
export function fleetCsv({ projects, withoutMl, withoutResult, stages, considerations }: Overview): string {
  const more: Record<string, (project: FleetProject) => TableCell> = {
    ...Object.fromEntries(stages.map(({ id }) => [`repository: ${id}`, ({ summary }: FleetProject) => summary.repository.stages[id] ?? null])),
    ...Object.fromEntries(
      considerations.map(({ id }, index) => [
        `earned: ${id}`,
        ({ summary }: FleetProject) => shareIn(summary.considerations.earned, index, considerations.length),
      ]),
    ),
  };
  const all = { ...columns, ...more };
  const rows = [...projects, ...withoutMl].map((project) => Object.values(all).map((of) => of(project)));
  const names = Object.keys(all);
  const failed = withoutResult.map(({ repository, when, error }) =>
    names.map((name) => (name === 'repository' ? repository : name === 'when' ? when : name === 'error' ? error.says : null)),
  );
  return [names, ...rows, ...failed].map(csvRow).join('');
}

/** In percent, rounded down to tens. */
function shareIn(signs: string, index: number, of: number): number | null {
  const sign = signs.length === of ? signs.charAt(index) : '-';
  return sign === 'x' ? 100 : sign === '-' ? null : Number(sign) * 10;
}

/** The newest record of each repository, a line each, by their names. */
export function fleetLines(records: readonly FleetRecord[]): string {
  const byRepository = new Map<string, FleetRecord[]>();
  for (const record of records) byRepository.set(record.repository, [...(byRepository.get(record.repository) ?? []), record]);
  return [...byRepository.values()].map((own) => lineOf(newestOf(own))).join('');
}
