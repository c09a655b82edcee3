// Which questions, in what order. Pure over the assessment as it is now; asked again after every answer.
import { isDraft } from '../manifest/drafted.js';
import type { Assessment, Catalogue, Check, Condition, Finding, Flag, Knower, Manifest } from '../model/index.js';

/** What to ask about. */
export interface Selection {
  /** The fewest questions that settle the most points, in five minutes. */
  express: boolean;
  /** Also what is settled. */
  all: boolean;
  only: 'unknown' | 'stale' | 'gaps' | 'drafted' | null;
  stage: string | null;
  step: string | null;
  /** What somebody of this role usually can answer. */
  role: Knower | null;
  /** These checks and no others, whatever is known about them. */
  checks: readonly string[];
}

/** Flags of answers that somebody should look at again: too old, or what they point at has changed or is gone. */
const dueForReview: ReadonlySet<Flag> = new Set(['stale', 'expired', 'citation-failed']);

/** All that is open, in every stage. */
export const everything: Selection = { express: false, all: false, only: null, stage: null, step: null, role: null, checks: [] };

/** A question to come. `worth`: the points that it could settle. The project is asked about on one screen: the fields that decide for checks here, and the others. */
export type QuestionItem =
  | { kind: 'project'; id: 'project'; worth: number; fields: { deciding: string[]; others: string[] } }
  | { kind: 'context'; id: string; worth: number }
  | { kind: 'check'; id: string; worth: number };

/** What an answer takes, in seconds: an assumption until the person's own pace is known. */
const secondsPer = { context: 10, check: 30 } as const;
/** An express conversation ends after five minutes, with twenty seconds for an answer: no notes, no search for evidence. */
const express = { seconds: 300, check: 20 } as const;

/** Fields of the context that fit on a screen beside what can be done there. */
const mostFields = 8;

export interface PlanInput {
  catalogue: Catalogue;
  manifest: Manifest;
  assessment: Assessment;
  selection: Selection;
}

/**
 * @param asked ids of what was asked in this conversation already
 * @returns the questions to come: the project on one screen, then checks by the points that they could settle, ties in the catalogue's order
 */
export function questions({ catalogue, manifest, assessment, selection }: PlanInput, asked: ReadonlySet<string>): QuestionItem[] {
  const checks = new Map(catalogue.checks.map((check) => [check.id, check]));
  if (selection.checks.length > 0) return selection.checks.filter((id) => !asked.has(id)).map((id) => ({ kind: 'check', id, worth: 0 }));
  const findings = assessment.findings.filter((finding) => {
    const check = checks.get(finding.check);
    return check !== undefined && inPart(check, selection) && !asked.has(finding.check) && isAsked(finding, selection);
  });
  const items = findings
    .map((finding): QuestionItem => ({ kind: 'check', id: finding.check, worth: finding.points.total - finding.points.earned }))
    .sort((a, b) => b.worth - a.worth);
  const project = asked.has('project') ? [] : projectItem({ catalogue, manifest, assessment, selection }, checks);
  if (!selection.express) return [...project, ...items];
  const spent = [...asked].reduce((sum, id) => sum + (checks.has(id) ? express.check : secondsPer.context * mostFields), 0);
  const left = express.seconds - spent - assumedSeconds(project, selection);
  return [...project, ...spread(items, Math.floor(left / express.check), checks, asked)];
}

/** The most valuable items; of those worth the same, one stage after the other, so that a few questions tell something about each. */
function spread(items: readonly QuestionItem[], count: number, checks: ReadonlyMap<string, Check>, asked: ReadonlySet<string>): QuestionItem[] {
  const stageOf = (id: string) => checks.get(id)?.stage ?? '';
  const taken = [...asked].map(stageOf);
  const rest = [...items];
  const chosen: QuestionItem[] = [];
  while (chosen.length < count && rest.length > 0) {
    const most = rest[0]?.worth;
    const times = ({ id }: QuestionItem) => taken.filter((stage) => stage === stageOf(id)).length;
    const next = rest.filter(({ worth }) => worth === most).reduce((best, one) => (times(one) < times(best) ? one : best));
    chosen.push(next);
    taken.push(stageOf(next.id));
    rest.splice(rest.indexOf(next), 1);
  }
  return items.filter((item) => chosen.includes(item));
}

function inPart({ stage, step, knows }: Check, selection: Selection): boolean {
  const byRole = selection.role === null || knows.includes(selection.role);
  return byRole && (selection.stage === null || stage === selection.stage) && (selection.step === null || step === selection.step);
}

function isAsked({ verdict, basis, flags, answer, reason }: Finding, { all, only }: Selection): boolean {
  if (reason.code === 'condition-not-met' || reason.code === 'not-here') return false;
  if (only === 'drafted') return isDraft(answer);
  if (only === 'unknown') return verdict === 'unknown';
  if (only === 'stale') return flags.some((flag) => dueForReview.has(flag));
  if (only === 'gaps') return verdict === 'gap' || verdict === 'partial';
  if (all) return true;
  // Somebody was asked and did not know: not asked again unless that is wanted. What is half seen can be told in full.
  if (verdict === 'unknown') return answer?.value !== 'unknown';
  return verdict === 'partial' && basis === 'observed' && answer === null;
}

/** The fields of the context that nobody has set: first those that decide most here, and in a full conversation the others as well. */
function projectItem({ catalogue, manifest, assessment, selection }: PlanInput, checks: ReadonlyMap<string, Check>): QuestionItem[] {
  if (selection.only !== null) return [];
  const findings = assessment.findings.filter(({ check }) => {
    const one = checks.get(check);
    return one !== undefined && inPart(one, selection);
  });
  const whole = selection.stage === null && selection.step === null && selection.role === null && !selection.express;
  const fields = catalogue.context
    .filter(({ id }) => selection.all || (manifest.context[id] ?? []).length === 0)
    .map(({ id }) => ({ id, worth: findings.reduce((sum, finding) => sum + stake(checks.get(finding.check), finding, id), 0) }));
  const ranked = fields.filter(({ worth }) => worth > 0).sort((a, b) => b.worth - a.worth);
  const deciding = ranked.slice(0, mostFields);
  const others = whole ? [...ranked.slice(mostFields), ...fields.filter(({ worth }) => worth === 0)] : [];
  if (deciding.length + others.length === 0) return [];
  const ids = (list: typeof fields) => list.map(({ id }) => id);
  const worth = deciding.reduce((sum, field) => sum + field.worth, 0);
  return [{ kind: 'project', id: 'project', worth, fields: { deciding: ids(deciding), others: ids(others) } }];
}

/** The points of a check that a context field could rule out or add to. */
function stake(check: Check | undefined, { points, verdict }: Finding, field: string): number {
  const asks = (condition: Condition | null) => [condition?.all, condition?.any, condition?.none].some((clause) => clause !== undefined && field in clause);
  if (!check || verdict === 'not-applicable') return 0;
  return asks(check.when) || check.raise.some(({ when }) => asks(when)) ? points.total : 0;
}

/** @returns the ids of the context's fields that are asked, those that decide most first */
export function fieldsOf(items: readonly QuestionItem[]): string[] {
  return items.flatMap((item) => (item.kind === 'project' ? [...item.fields.deciding, ...item.fields.others] : item.kind === 'context' ? [item.id] : []));
}

/** What questions take by assumption, in seconds. */
export function assumedSeconds(items: readonly QuestionItem[], { express: quick }: Selection): number {
  return items.reduce((sum, item) => sum + secondsOf(item, quick), 0);
}

function secondsOf(item: QuestionItem, quick: boolean): number {
  if (item.kind === 'project') return secondsPer.context * item.fields.deciding.length;
  return item.kind === 'context' ? secondsPer.context : quick ? express.check : secondsPer.check;
}

/**
 * @param pace the seconds that answers took so far, and those that they take by assumption
 * @returns the minutes that questions take at that pace: at least one
 */
export function minutesFor(items: readonly QuestionItem[], pace: { took: number; assumed: number }, selection: Selection): number {
  // A minute and a half of assumption is mixed in, so that one slow answer does not frighten.
  const factor = (pace.took + 90) / (pace.assumed + 90);
  return Math.max(1, Math.round((assumedSeconds(items, selection) * factor) / 60));
}
