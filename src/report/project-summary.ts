// A project in one line, for whoever looks at many: what it stands at, what is missing first, what is accepted, and how each consideration fares.
import { disputes } from '../assess/ignored.js';
import { oneLine } from '../errors.js';
import type { Place } from '../model/index.js';
import { visibleJson } from '../terminal/json.js';
import { cut } from './cut.js';
import type { Report, ReportFinding } from './report.js';
import { mostNamed, mostSummaryBytes } from './summary-limits.js';
import type { Summary } from './summary-schema.js';

/** How many ids each list names: as many as fit. */
const namedAtMost = [mostNamed, 6, 3, 1, 0] as const;
const longestId = 80;
const longestName = 120;
const mostPacks = 6;
const mostActivities = 20;

/** @returns the summary as a line of JSON with its line break, under 4 kB whatever the names in the report */
export function summaryLine(report: Report): string {
  return lineOf(summaryWithin(report));
}

/** @returns the summary with as many names as let its line stay under 4 kB */
export function summaryWithin(report: Report): Summary {
  for (const most of namedAtMost) {
    const made = summaryOf(report, most);
    if (Buffer.byteLength(lineOf(made)) < mostSummaryBytes) return made;
  }
  // What is left are fixed fields and names, each of them cut.
  return { ...summaryOf(report, 0), inside: '', remote: null, packs: {} };
}

/** @returns data as one line of JSON that a terminal obeys nothing of */
export function lineOf(data: unknown): string {
  return `${visibleJson(JSON.stringify(data))}\n`;
}

/** @returns the beginning of what stands for rules, by their digest */
export function rulesIn(digest: string): string {
  return digest.replace(/^sha256:/, '').slice(0, 12);
}

/** @param most how many ids each list names at the most */
export function summaryOf(report: Report, most: number): Summary {
  const { tool, pack, project, readiness, stages, findings, gate } = report;
  const waived = findings.flatMap(({ waiver }) => (waiver === null ? [] : [waiver]));
  const active = waived.filter(({ state }) => state === 'active').sort((a, b) => (a.expires < b.expires ? -1 : a.expires > b.expires ? 1 : 0));
  const [next] = active;
  return {
    summary: 1,
    mlready: name(tool.version, 40),
    name: name(project.name, longestName),
    remote: project.remote === null || project.remote.url.length > 300 ? null : project.remote.url,
    inside: name(project.inside, longestName),
    revision: project.revision !== null && /^[0-9a-f]{7,64}$/.test(project.revision) ? project.revision : null,
    when: report.generated,
    ml: readiness.assessed,
    packs: packsIn(pack),
    rules: rulesIn(pack.digest),
    activities: report.activities
      .filter(({ id, state }) => state === 'present' && id.length <= longestId)
      .map(({ id }) => id)
      .slice(0, mostActivities),
    repository: { score: readiness.repository.score, stages: Object.fromEntries(stages.map(({ id, repository }) => [id, repository.score])) },
    readiness: { score: readiness.score, possible: readiness.possible, known: readiness.known },
    level: { proven: readiness.level.proven, possible: readiness.level.possible, shown: readiness.level.shown },
    team: { answered: readiness.team.answered, open: readiness.team.open },
    hazards: named(hazardsIn(report), most),
    gaps: named(report.gaps, most),
    critical: named(readiness.assessed ? findings.filter(isOpenCritical).map(({ check }) => check) : [], most),
    considerations: considerationsIn(report),
    waivers: {
      count: active.length,
      expired: waived.filter(({ state }) => state === 'expired').length,
      next: next === undefined || next.check.length > longestId ? null : { check: next.check, expires: next.expires },
    },
    gate: gate && {
      verdict: gate.verdict,
      lost: named(
        gate.regressed.filter(({ why }) => why === null).map(({ check }) => check),
        most,
      ),
    },
  };
}

function name(text: string, most: number): string {
  return cut(oneLine(text), most);
}

/** An id that is too long to be named whole is counted only: a part of it would be the id of nothing. */
function named(ids: readonly string[], most: number): Summary['gaps'] {
  return { count: ids.length, first: ids.filter((id) => id.length <= longestId).slice(0, most) };
}

/** As the gate asks it of `--fail-on critical`. */
function isOpenCritical({ risk, verdict, flags, waiver }: ReportFinding): boolean {
  return risk === 'critical' && verdict !== 'met' && verdict !== 'not-applicable' && !flags.includes('pending') && waiver?.state !== 'active';
}

function hazardsIn({ readiness, facts, ignores }: Report): string[] {
  if (!readiness.assessed) return [];
  const disputed = (signal: string, place: Place) => ignores.some((ignore) => ignore.matches && ignore.signal === signal && disputes(ignore, place));
  const seen = facts.filter(({ signal, state, hazard, places }) => {
    return hazard?.trial === false && state === 'present' && (places.length === 0 || !places.every((place) => disputed(signal, place)));
  });
  return seen.flatMap(({ hazard }) => hazard?.code ?? []);
}

function packsIn({ id, version, further = [], extensions }: Report['pack']): Summary['packs'] {
  const all = [{ id, version, on: true }, ...further, ...extensions.map((one) => ({ ...one, on: true }))].filter(({ on }) => on);
  return Object.fromEntries(all.slice(0, mostPacks).map((one) => [name(one.id, 40), name(one.version, 40)]));
}

function considerationsIn({ readiness, stages }: Report): Summary['considerations'] {
  if (!readiness.assessed) return { earned: '', possible: '' };
  const all = stages.flatMap(({ steps }) => steps.flatMap(({ considerations }) => considerations));
  const signs = (of: 'earned' | 'possible') => all.map(({ points }) => sign(points[of], points.total)).join('');
  return { earned: signs('earned'), possible: signs('possible') };
}

/** Tenths, rounded down, so that nothing looks reached that is not. */
function sign(points: number, total: number): string {
  if (total === 0) return '-';
  return points >= total ? 'x' : String(Math.floor((points * 10) / total));
}
