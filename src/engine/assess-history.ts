// Readiness over a history: a project is assessed at one commit after the other, each by its own manifest, and what moved in between is told check by check.
import { basename } from 'node:path';
import { noManifest } from '../manifest/manifest.js';
import { readManifest } from '../manifest/read.js';
import type { Assessment, Catalogue, HistoryMove, HistoryPoint, HistoryStep, Moment } from '../model/index.js';
import { historyOf } from '../project/history.js';
import { noObjects } from '../project/objects.js';
import { projectName } from '../project/remote.js';
import { type AssessedProject, type AuditTerms, assessSource, scanCaches } from './assess-project.js';
import { type CacheHost, scanCacheFor } from './cache.js';
import { rulesFor } from './load-rules.js';
import { gitEnvironment, sourceAt } from './open-source.js';

/** Which part of the history is walked through. */
export interface HistoryRequest {
  /** The built-in rules: every commit is judged by those of today, with the packs that its own manifest names. */
  builtin: Catalogue;
  by: HistoryStep;
  /** The revision to begin at; null for the start. */
  since: string | null;
  /** The first day, "YYYY-MM-DD"; any where it is left out. */
  from?: string;
  /** How many moments at the most, the latest ones. */
  most: number;
  /** Whether what was seen in files is kept for the next run, and what was kept is used. */
  cache: boolean;
}

export interface AssessedHistory {
  /** The project's name at the last moment. */
  project: string;
  /** Oldest first; percentages are unrounded. */
  points: HistoryPoint[];
  /** How many moments there are before those. */
  earlier: number;
  /** True where the history is not all here. */
  shallow: boolean;
}

/**
 * Assesses a project at the moments of its history.
 * @param folder an absolute path
 * @throws KnownError where there is no history to read
 */
export async function assessHistory(folder: string, { builtin, by, since, from, most, cache }: HistoryRequest, host: CacheHost): Promise<AssessedHistory> {
  const { moments, earlier, shallow } = historyOf(folder, { by, since, most, ...(from !== undefined && { from }) }, gitEnvironment(host));
  const kept = cache ? scanCacheFor(folder, builtin.digest, host) : null;
  const others = scanCaches();
  // What is kept from run to run was seen under the built-in rules.
  const caches = (digest: string) => (kept !== null && digest === builtin.digest ? kept : others(digest));
  const objects = noObjects();
  const points: HistoryPoint[] = [];
  let before: AssessedProject | null = null;
  let name = '';
  const env = gitEnvironment(host);
  const called = projectName(folder, basename(folder), host.env, env);
  for (const moment of moments) {
    const source = sourceAt(folder, moment.commit, host, objects);
    const read = await readManifest(source.tree, rulesFor(builtin, source, host, { lenient: true, anyPolicy: true }), source.isThere, source.versions);
    const broken = 'problems' in read;
    // Answers grow old by the calendar: what a commit was worth is asked of the day it was made.
    const terms: AuditTerms = { builtin, today: moment.date, cache: caches };
    const project = assessSource(source, broken ? { manifest: noManifest, catalogue: builtin } : read, terms);
    const point = pointOf(moment, project, { before, broken, builtin });
    points.push(point);
    // What has no numbers of its own is passed over: the next one is held against the last that has.
    if (point.state === 'assessed' || point.state === 'not-assessed') before = project;
    name = project.manifest.project ?? called;
  }
  kept?.keep();
  return { project: name, points, earlier, shallow };
}

interface PointTerms {
  /** The last project before that has numbers. */
  before: AssessedProject | null;
  /** Whether the manifest could not be read. */
  broken: boolean;
  builtin: Catalogue;
}

function pointOf(moment: Moment, { seen, assessment }: AssessedProject, { before, broken, builtin }: PointTerms): HistoryPoint {
  const { assessed, overall, stages, level, repository } = assessment;
  // In a partial clone a commit may look as if it had shown less than it did.
  const lacking = seen.limits.some(({ code }) => code === 'unreadable');
  // Without what people said there is no score, only what the repository shows.
  const numbers = assessed && !lacking && !broken;
  const shown = (value: number | null | undefined) => (numbers ? (value ?? null) : null);
  const { moves, reweighed } = before === null || lacking || broken ? { moves: [], reweighed: 0 } : movesBetween(before.assessment, assessment);
  return {
    ...moment,
    state: lacking ? 'objects-missing' : broken ? 'manifest-broken' : assessed ? 'assessed' : 'not-assessed',
    score: shown(overall.score),
    possible: shown(overall.possible),
    observed: assessed && !lacking ? overall.observed : null,
    repository: assessed && !lacking ? repository.score : null,
    known: shown(overall.known),
    level: numbers ? level : null,
    points: numbers ? overall.points : null,
    stages: Object.fromEntries(builtin.stages.map(({ id }) => [id, shown(stages[id]?.score)])),
    lost: moves.filter(({ points }) => points < 0).map(({ check, points }) => ({ check, points: -points })),
    won: moves.filter(({ points }) => points > 0),
    reweighed,
  };
}

/**
 * The points that each check lost (negative) or won, the most first. What a check had is taken at the weight that it has now: saying what the project is
 * changes weights, and that is neither a loss nor a gain; nor is it one where a check begins or ceases to apply by what somebody says. Where it begins to apply
 * because the project does something new, all that is there is won.
 */
function movesBetween(before: Assessment, { findings }: Assessment): { moves: HistoryMove[]; reweighed: number } {
  const earlier = new Map(before.findings.map((finding) => [finding.check, finding]));
  const moves: HistoryMove[] = [];
  let reweighed = 0;
  for (const { check, points, reason } of findings) {
    const had = earlier.get(check);
    if (had === undefined) continue;
    const [isNew, isGone] = [had.reason.code === 'not-here', reason.code === 'not-here'];
    if (had.points.total !== points.total && !isNew && !isGone) reweighed++;
    if (points.total === 0 || (had.points.total === 0 && !isNew)) continue;
    // A share is none, half or all of a check, so this is a whole number.
    const kept = had.points.total === 0 ? 0 : Math.round((had.points.earned / had.points.total) * points.total);
    if (points.earned !== kept) moves.push({ check, points: points.earned - kept });
  }
  return { moves: moves.sort((a, b) => Math.abs(b.points) - Math.abs(a.points)), reweighed };
}
