// What many records say together: each project by its newest result, what is missing most often, what is due, who has not run, how it went.
import type { Catalogue } from '../model/index.js';
import { roundDown } from '../report/round-down.js';
import type { Summary } from '../report/summary-schema.js';
import { isNewer } from './record.js';
import type { FleetRecord } from './record-schema.js';

/** A project with its newest result. */
export interface FleetProject {
  repository: string;
  summary: Summary;
  /** Days since that result. */
  days: number;
  /** What the last run said, where it came to nothing after that result. */
  failed: NonNullable<FleetRecord['error']> | null;
}

/** A repository of which there is no result at all. */
export interface WithoutResult {
  repository: string;
  when: string;
  error: NonNullable<FleetRecord['error']>;
}

export interface Overview {
  /** ISO time. */
  generated: string;
  /** With machine learning; what needs somebody first comes first. */
  projects: FleetProject[];
  withoutMl: FleetProject[];
  withoutResult: WithoutResult[];
  /** Those of which there is no result of the last 30 days. */
  stale: FleetProject[];
  /** Checks among the first gaps of projects, and in how many; with their statements. */
  gaps: { check: string; statement: string; projects: number }[];
  hazards: { code: string; title: string; projects: number }[];
  /** Projects with a waiver that has expired or does so within 30 days. */
  waivers: { project: FleetProject; check: string | null; expires: string | null; expired: number }[];
  /** At the end of each month, of the projects with a result until then. */
  trend: { month: string; projects: number; score: number | null }[];
  considerations: { id: string; title: string; stage: string }[];
  stages: { id: string; title: string }[];
}

const dueDays = 30;
const mostGaps = 20;
const mostMonths = 12;
const dayMilliseconds = 86_400_000;

/** @param now the time that ages are counted from @param catalogue the built-in rules: it gives words to ids */
export function overviewOf(records: readonly FleetRecord[], now: Date, catalogue: Catalogue): Overview {
  const byRepository = new Map<string, FleetRecord[]>();
  for (const record of records) byRepository.set(record.repository, [...(byRepository.get(record.repository) ?? []), record]);
  const projects: FleetProject[] = [];
  const withoutResult: WithoutResult[] = [];
  for (const [repository, own] of byRepository) {
    const newest = newestOf(own);
    const result = newestOf(own.filter(({ summary }) => summary !== null));
    if (result?.summary) {
      const days = Math.max(0, Math.floor((now.getTime() - Date.parse(result.when)) / dayMilliseconds));
      projects.push({ repository, summary: result.summary, days, failed: newest?.error ?? null });
    } else if (newest?.error) withoutResult.push({ repository, when: newest.when, error: newest.error });
  }
  const withMl = projects.filter(({ summary }) => summary.ml).sort(worstFirst);
  return {
    generated: now.toISOString(),
    projects: withMl,
    withoutMl: projects.filter(({ summary }) => !summary.ml),
    withoutResult,
    stale: withMl.filter(({ days }) => days > dueDays).sort((a, b) => b.days - a.days),
    gaps: gapsIn(withMl, catalogue),
    hazards: hazardsIn(withMl, catalogue),
    waivers: waiversIn(withMl, now),
    trend: trendIn([...byRepository.values()], now),
    considerations: catalogue.considerations.map(({ id, title, step }) => ({ id, title, stage: catalogue.steps.find((one) => one.id === step)?.stage ?? '' })),
    stages: catalogue.stages.map(({ id, title }) => ({ id, title })),
  };
}

/** The newest of some records; of the same time the one with a result. */
export function newestOf(records: readonly FleetRecord[]): FleetRecord | null {
  return records.reduce<FleetRecord | null>((best, one) => (best === null || isNewer(one, best) ? one : best), null);
}

function worstFirst(a: FleetProject, b: FleetProject): number {
  return (
    b.summary.critical.count - a.summary.critical.count ||
    (a.summary.repository.score ?? -1) - (b.summary.repository.score ?? -1) ||
    (a.repository < b.repository ? -1 : 1)
  );
}

/** How many projects name each of some ids, the most first, of the same number in the order of the ids. */
function counted(lists: readonly (readonly string[])[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const list of lists) for (const id of new Set(list)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, mostGaps);
}

function gapsIn(projects: readonly FleetProject[], catalogue: Catalogue): Overview['gaps'] {
  const statements = new Map(catalogue.checks.map(({ id, statement }) => [id, statement]));
  return counted(projects.map(({ summary }) => summary.gaps.first)).map(([check, number]) => ({
    check,
    statement: statements.get(check) ?? '',
    projects: number,
  }));
}

function hazardsIn(projects: readonly FleetProject[], catalogue: Catalogue): Overview['hazards'] {
  const titles = new Map(catalogue.signals.flatMap(({ hazard, title }) => (hazard === null ? [] : [[hazard.code, title] as const])));
  return counted(projects.map(({ summary }) => summary.hazards.first)).map(([code, number]) => ({ code, title: titles.get(code) ?? '', projects: number }));
}

function waiversIn(projects: readonly FleetProject[], now: Date): Overview['waivers'] {
  const soon = new Date(now.getTime() + dueDays * dayMilliseconds).toISOString().slice(0, 10);
  return projects
    .flatMap((project) => {
      const { expired, next } = project.summary.waivers;
      const due = next !== null && next.expires <= soon ? next : null;
      return expired === 0 && due === null ? [] : [{ project, check: due?.check ?? null, expires: due?.expires ?? null, expired }];
    })
    .sort((a, b) => b.expired - a.expired || ((a.expires ?? '9') < (b.expires ?? '9') ? -1 : 1));
}

function trendIn(histories: readonly (readonly FleetRecord[])[], now: Date): Overview['trend'] {
  const months = Array.from({ length: mostMonths }, (_, back) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)).toISOString().slice(0, 7),
  ).reverse();
  return months.flatMap((month) => {
    const scores: number[] = [];
    for (const history of histories) {
      const then = newestOf(history.filter(({ when, summary }) => summary !== null && when.slice(0, 7) <= month));
      if (then?.summary?.ml === true && then.summary.repository.score !== null) scores.push(then.summary.repository.score);
    }
    const sum = scores.reduce((all, one) => all + one, 0);
    return scores.length === 0 ? [] : [{ month, projects: scores.length, score: roundDown(sum / scores.length) }];
  });
}
