// What mlready trend does.
import { builtinCatalogue } from '../../catalogue/builtin.js';
import { type AssessedProject, type AuditTerms, assessSource, memories } from '../../engine/assess-project.js';
import { memoryFor } from '../../engine/cache.js';
import { rulesFor } from '../../engine/load-rules.js';
import { gitEnvironment, sourceAt } from '../../engine/open-source.js';
import { noManifest } from '../../manifest/manifest.js';
import { readManifest } from '../../manifest/read.js';
import type { Catalogue } from '../../model/index.js';
import { noObjects } from '../../project/git-tree.js';
import { type HistoryStep, historyOf, type Moment } from '../../project/history.js';
import { roundDown } from '../../report/messages/results.js';
import { type TrendMove, type TrendPoint, type TrendReport, trendCsv, trendText } from '../../report/trend.js';
import { version } from '../../version.js';
import type { Io } from '../io.js';
import { folderOf } from '../project-folder.js';
import { lookFor } from '../render-options.js';

/** What the command line says. */
export interface TrendOptions {
  by: HistoryStep;
  since?: string;
  limit: number;
  format: 'terminal' | 'json' | 'csv';
  json?: true;
  cache: boolean;
  color?: boolean;
}

/** Assesses the moments of a history. @returns text, JSON or CSV @throws KnownError where there is no history to read */
export async function trend(dir: string | undefined, options: TrendOptions, io: Io): Promise<string> {
  const catalogue = await builtinCatalogue();
  const folder = folderOf(dir, io);
  const history = historyOf(folder, { by: options.by, since: options.since ?? null, most: options.limit }, gitEnvironment(io));
  const kept = options.cache ? memoryFor(folder, catalogue.digest, io) : null;
  const others = memories();
  // What is kept from run to run was seen under the built-in rules.
  const memory = (digest: string) => (kept !== null && digest === catalogue.digest ? kept : others(digest));
  const objects = noObjects();
  const points: TrendPoint[] = [];
  let before: AssessedProject | null = null;
  let name = '';
  for (const moment of history.moments) {
    const source = sourceAt(folder, moment.commit, io, objects);
    const read = await readManifest(source.tree, rulesFor(catalogue, source, io, { lenient: true }), source.isThere);
    const broken = 'problems' in read;
    // Answers grow old by the calendar: what a commit was worth is asked of the day it was made.
    const terms: AuditTerms = { builtin: catalogue, today: moment.date, memory };
    const project = assessSource(source, broken ? { manifest: noManifest, catalogue } : read, terms);
    const point = pointOf(project, before, moment, broken, catalogue);
    points.push(point);
    // What has no numbers of its own is passed over: the next one is held against the last that has.
    if (point.state === 'assessed' || point.state === 'not-assessed') before = project;
    name = project.manifest.project ?? project.tree.name;
  }
  kept?.keep();
  const report: TrendReport = {
    schema: 1,
    tool: { name: 'mlready', version },
    pack: { id: catalogue.id, version: catalogue.version, digest: catalogue.digest },
    project: name,
    by: options.by,
    earlier: history.earlier,
    shallow: history.shallow,
    stages: catalogue.stages.map(({ id, title }) => ({ id, title })),
    points,
  };
  const format = options.json ? 'json' : options.format;
  if (format === 'json') return `${JSON.stringify(report, null, 2)}\n`;
  return format === 'csv' ? trendCsv(report) : trendText(report, lookFor(io, options.color, false));
}

function pointOf({ seen, assessment }: AssessedProject, before: AssessedProject | null, moment: Moment, broken: boolean, catalogue: Catalogue): TrendPoint {
  const { assessed, overall, stages, level } = assessment;
  // In a partial clone a commit may look as if it had shown less than it did.
  const lacking = seen.limits.some(({ code }) => code === 'unreadable');
  // Without what people said there is no score, only what the repository shows.
  const numbers = assessed && !lacking && !broken;
  const round = (value: number | null | undefined) => (value === null || value === undefined ? null : roundDown(value));
  const shown = (value: number | null | undefined) => (numbers ? round(value) : null);
  const moves = before === null || lacking || broken ? [] : movesBetween(before, assessment.findings);
  return {
    ...moment,
    state: lacking ? 'objects-missing' : broken ? 'manifest-broken' : assessed ? 'assessed' : 'not-assessed',
    score: shown(overall.score),
    possible: shown(overall.possible),
    observed: assessed && !lacking ? round(overall.observed) : null,
    known: shown(overall.known),
    level: numbers ? level : null,
    points: numbers ? overall.points : null,
    stages: Object.fromEntries(catalogue.stages.map(({ id }) => [id, shown(stages[id]?.score)])),
    lost: moves.filter(({ points }) => points < 0).map(({ check, points }) => ({ check, points: -points })),
    won: moves.filter(({ points }) => points > 0),
  };
}

/** The points that each check lost (negative) or won, the most first. */
function movesBetween({ assessment }: AssessedProject, findings: AssessedProject['assessment']['findings']): TrendMove[] {
  const earned = new Map(assessment.findings.map(({ check, points }) => [check, points.earned]));
  return findings
    .map(({ check, points }) => ({ check, points: points.earned - (earned.get(check) ?? 0) }))
    .filter(({ points }) => points !== 0)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
}
