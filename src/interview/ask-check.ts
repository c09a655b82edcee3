// One question about one check, with all that can be done at it, until it is answered or left.
import { isReason, leastReasonWords } from '../manifest/reason.js';
import type { Check, Finding } from '../model/index.js';
import { riskNames } from '../report/messages/results.js';
import { answerEdits, draftOf, isUnsaved } from './answer.js';
import type { Keep, Position, QuestionExit, State, World } from './context.js';
import { type AnswerDraft, answerLabel, draftRemarks, remarksOn, whyOf } from './notes.js';
import type { Action, Ask, Heading, TextQuestion } from './question.js';
import { longest, mostDisputes, noteIn, pointAt, type Writing, writingLabels } from './text-input.js';

interface Asking {
  world: World;
  ask: Ask;
  place: Position;
  check: Check;
  /** What was typed and not yet said, by what it was typed for: it comes back when the same is written again. */
  typed: Partial<Record<Writing, string>>;
  draft: AnswerDraft;
  keep: Keep;
}

/**
 * Asks one question.
 * @param drafts what was noted at questions that were left without an answer, by check
 * @returns how the question was left
 */
export async function askCheck(
  id: string,
  place: Position,
  { world, ask, keep }: { world: World; ask: Ask; keep: Keep },
  drafts: Map<string, AnswerDraft>,
): Promise<QuestionExit> {
  const check = world.catalogue.checks.find((one) => one.id === id);
  if (!check) throw new Error(`no check ${id}`);
  const draft = drafts.get(id) ?? draftOf(findingOf(place.state, id).answer);
  drafts.set(id, draft);
  const asking: Asking = { world, ask, place, check, typed: {}, draft, keep };
  let problem: string | null = null;
  for (;;) {
    const { answer } = findingOf(place.state, id);
    const options = world.catalogue.scales.find((scale) => scale.id === check.scale)?.options ?? [];
    const old = answer !== null && options.some(({ value }) => value === answer.value) ? [answer.value] : [];
    const actions = actionsAt(asking);
    const reply = await ask.choose({ heading: headingOf(asking), options, many: false, chosen: old, actions, problem });
    problem = null;
    if (reply.action === 'answer') {
      const [value] = reply.values;
      if (value === undefined) problem = 'Choose an answer, or skip the question.';
      else if (await settle(asking, value, null)) return 'next';
    } else {
      const left = await act(asking, reply.action);
      if (left !== null) return left;
    }
  }
}

const findingOf = ({ assessment }: State, id: string): Finding => {
  const finding = assessment.findings.find(({ check }) => check === id);
  if (!finding) throw new Error(`no finding for ${id}`);
  return finding;
};

function actionsAt({ place, check }: Asking): Action[] {
  const refuted = findingOf(place.state, check.id).reason.code === 'refuted';
  return [
    'back',
    'skip',
    'why',
    'note',
    'evidence',
    ...(check.doesNotApply === 'allowed' ? ['set-aside' as const] : []),
    ...(refuted ? ['dispute' as const] : []),
    'quit',
  ];
}

function headingOf({ world, place, check, draft }: Asking): Heading {
  const finding = findingOf(place.state, check.id);
  const worth = finding.points.total - finding.points.earned;
  const title = (list: readonly { id: string; title: string }[], id: string) => list.find((one) => one.id === id)?.title ?? id;
  return {
    where: [title(world.catalogue.stages, check.stage), title(world.catalogue.steps, check.step), ...place.progress],
    question: check.ask,
    about: `${check.id}, ${riskNames[finding.risk]} risk, ${worth > 0 ? `up to ${worth} points` : `${finding.points.total} points, all earned`}`,
    remarks: [...remarksOn(finding, check, world.facts, world.catalogue), ...draftRemarks(draft)],
  };
}

/** Does what a key asked for. @returns how the question was left, null where it goes on */
async function act(asking: Asking, action: Action): Promise<QuestionExit | null> {
  const { ask, world, check, place } = asking;
  switch (action) {
    case 'why':
      ask.say(whyOf(check, findingOf(place.state, check.id), world.catalogue));
      return null;
    case 'note':
    case 'evidence':
    case 'set-aside':
    case 'dispute':
      return write(asking, action);
    case 'back':
      return 'back';
    case 'skip':
    case 'quit': {
      // A note or a file that was pointed at is not lost with the question; and who does not know has said so.
      const { answer } = findingOf(place.state, check.id);
      const value = answer?.value ?? 'unknown';
      if (isUnsaved(asking.draft, answer) || (action === 'skip' && answer === null)) await settle(asking, value, answer?.why ?? null);
      return action === 'quit' ? 'quit' : 'next';
    }
    default:
      return action satisfies never;
  }
}

/** Records an answer. @returns false where it could not be kept and the person wants to stay */
async function settle({ world, ask, place, check, draft, keep }: Asking, value: string, why: string | null): Promise<boolean> {
  const before = findingOf(place.state, check.id);
  const state = await keep(answerEdits({ check: check.id, value, why, draft, old: before.answer }, world));
  if (state === null) return false;
  const after = findingOf(state, check.id);
  const won = after.points.earned - before.points.earned;
  const points = won === 0 ? '' : `, ${won > 0 ? '+' : ''}${won} points`;
  const half = countsLess(after, pointsOf(check, value, world)) ? `; ${lessText(after)}` : '';
  ask.say([{ text: `${check.id}: ${answerLabel(value, check, world.catalogue)}${points}${half}`, mark: after.verdict }]);
  return true;
}

/** The scale value of an answer: 0, 1 or 2; null for one outside of the scale. */
function pointsOf(check: Check, value: string, { catalogue }: World): number | null {
  return catalogue.scales.find(({ id }) => id === check.scale)?.options.find((option) => option.value === value)?.points ?? null;
}

function countsLess({ points }: Finding, said: number | null): boolean {
  return said !== null && 2 * points.earned < said * points.total;
}

function lessText({ reason }: Finding): string {
  return reason.code === 'refuted'
    ? 'what the repository shows against it counts more, unless it is disputed'
    : 'it counts half as long as nothing is pointed at';
}

/** Something is written: a note, evidence, a reason. @returns how the question was left, null where it goes on */
async function write(asking: Asking, first: Writing): Promise<QuestionExit | null> {
  const { ask, world, check, draft, typed } = asking;
  let writing = first;
  let problem: string | null = null;
  for (;;) {
    const actions = actionsAt(asking).filter((action) => action !== writing);
    const question: TextQuestion = {
      heading: headingOf(asking),
      ...writingLabels[writing],
      value: typed[writing] ?? (writing === 'note' ? (draft.note ?? '') : ''),
      candidates: writing === 'evidence' ? world.files : [],
      actions,
      problem,
    };
    const { action, text } = await ask.text(question);
    const said = text.trim();
    typed[writing] = text;
    problem = null;
    if (action === 'back') return null;
    // A note is kept with whatever comes next.
    if (writing === 'note') noteIn(draft, said);
    if (action === 'note' || action === 'evidence' || action === 'set-aside' || action === 'dispute') {
      writing = action;
      continue;
    }
    if (action !== 'answer') {
      const left = await act(asking, action);
      if (left !== null) return left;
      continue;
    }
    delete typed[writing];
    if (writing === 'note' || said === '') return null;
    if (writing === 'set-aside' && !isReason(said, check)) {
      problem = `Say why, in ${leastReasonWords} words at least beyond those of the question.`;
      typed['set-aside'] = text;
      continue;
    }
    if (writing === 'set-aside') return (await settle(asking, 'does-not-apply', said.slice(0, longest))) ? 'next' : null;
    if (writing === 'dispute') {
      draft.dispute = refutingPaths(asking).map((path) => ({ path, note: said.slice(0, longest) }));
      return null;
    }
    const pointed = pointAt(said, draft, check, world);
    if (pointed.remark !== undefined) ask.say([{ text: pointed.remark, tone: 'dim' }]);
    if (pointed.problem === undefined) return null;
    problem = pointed.problem;
    typed.evidence = text;
  }

  function refutingPaths({ place }: Asking): string[] {
    return [...new Set(findingOf(place.state, check.id).evidence.map(({ path }) => path))].slice(0, mostDisputes);
  }
}
