// One question about one check, with all that can be done at it, until it is answered or left.
import { isReason, leastReasonWords } from '../manifest/reason.js';
import type { Proposal } from '../model/index.js';
import { riskNames } from '../report/messages/results.js';
import { placeText } from '../terminal/text.js';
import { draftOf, isUnsaved } from './answer.js';
import type { Asking, QuestionExit } from './context.js';
import { keyOf, keysText } from './keys.js';
import { type AnswerDraft, answerLabel, countsOf, draftRemarks, proposalRemark, remarksOn, whyOf } from './notes.js';
import type { Action, Choice, Heading, TextQuestion } from './question.js';
import { type AskingCheck, findingOf, settle } from './settle.js';
import { longest, mostDisputes, noteIn, pointAt, type Writing, writingLabels } from './text-input.js';

/**
 * Asks one question.
 * @param drafts what was noted at questions that were left without an answer, by check
 * @returns how the question was left
 */
export async function askCheck(id: string, { world, ask, place, keep }: Asking, drafts: Map<string, AnswerDraft>): Promise<QuestionExit> {
  const check = world.catalogue.checks.find((one) => one.id === id);
  if (!check) throw new Error(`no check ${id}`);
  const draft = drafts.get(id) ?? draftOf(findingOf(place.state, id).answer);
  drafts.set(id, draft);
  const asking: AskingCheck = { world, ask, place, check, typed: {}, draft, keep, told: 0 };
  let problem: string | null = null;
  for (;;) {
    const reply = await ask.choose(choiceOf(asking, problem));
    problem = null;
    if (reply.action === 'answer') {
      const [value] = reply.values;
      if (value === undefined) problem = 'Choose an answer, or press s for not now.';
      else if (await settle(asking, value, null)) return 'next';
    } else {
      const left = await act(asking, reply.action);
      if (left !== null) return left;
    }
  }
}

function choiceOf(asking: AskingCheck, problem: string | null): Choice {
  const { world, place, check } = asking;
  const { answer } = findingOf(place.state, check.id);
  const options = world.catalogue.scales.find((scale) => scale.id === check.scale)?.options ?? [];
  const proposal = proposalAt(asking);
  return {
    heading: headingOf(asking),
    // A choice says what it means for this check, so that two people mean the same by it.
    options: options.map(({ value, label }) => ({ value, label: countsOf(value, label, check) })),
    ...(proposal && { accept: `This is it: ${answerLabel(proposal.value, check, world.catalogue)}, with ${placeText(proposal.place)} as evidence` }),
    many: false,
    chosen: answer !== null && options.some(({ value }) => value === answer.value) ? [answer.value] : [],
    actions: actionsAt(asking),
    problem,
  };
}

/** What may answer the question, where nobody has answered it and nothing else is pointed at. */
function proposalAt({ world, place, check, draft }: AskingCheck): Proposal | undefined {
  const open = findingOf(place.state, check.id).answer === null && draft.evidence.length === 0;
  return open ? world.proposals.get(check.id) : undefined;
}

function actionsAt(asking: AskingCheck): Action[] {
  const { place, check } = asking;
  const refuted = findingOf(place.state, check.id).reason.code === 'refuted';
  return [
    ...(proposalAt(asking) ? ['accept' as const] : []),
    'back',
    'skip',
    'unknown',
    'why',
    'note',
    'evidence',
    ...(check.doesNotApply === 'allowed' ? ['set-aside' as const] : []),
    ...(refuted ? ['dispute' as const] : []),
    'jump',
    'quit',
    'keys',
  ];
}

function headingOf(asking: AskingCheck): Heading {
  const { world, place, check, draft } = asking;
  const proposal = proposalAt(asking);
  const finding = findingOf(place.state, check.id);
  const worth = finding.points.total - finding.points.earned;
  const title = (list: readonly { id: string; title: string }[], id: string) => list.find((one) => one.id === id)?.title ?? id;
  return {
    where: [title(world.catalogue.stages, check.stage), title(world.catalogue.steps, check.step), ...place.progress],
    question: check.ask,
    about: `${check.id}, ${riskNames[finding.risk]} risk, ${worth > 0 ? `up to ${worth} points` : `${finding.points.total} points, all earned`}`,
    remarks: [...(proposal ? proposalRemark(proposal) : []), ...remarksOn(finding, check, world.facts, world.catalogue), ...draftRemarks(draft)],
    stages: place.stages,
  };
}

/** Does what a key asked for. @returns how the question was left, null where it goes on */
async function act(asking: AskingCheck, action: Action): Promise<QuestionExit | null> {
  const { ask, world, check, place, draft } = asking;
  switch (action) {
    case 'why':
      ask.say(whyOf(check, findingOf(place.state, check.id), world.catalogue, asking.told > 0));
      asking.told++;
      return null;
    case 'keys':
      ask.say(keysText(actionsAt(asking)));
      return null;
    case 'accept': {
      const proposal = proposalAt(asking);
      if (!proposal) return null;
      draft.evidence.push(proposal.evidence);
      return (await settle(asking, proposal.value, null)) ? 'next' : null;
    }
    case 'note':
    case 'evidence':
    case 'set-aside':
    case 'dispute':
      return write(asking, action);
    case 'unknown':
      return (await settle(asking, 'unknown', null)) ? 'next' : null;
    case 'back':
    case 'jump':
      return action;
    case 'skip':
    case 'quit':
      return (await keptBeside(asking)) ? (action === 'quit' ? 'quit' : 'next') : null;
    default:
      return action satisfies never;
  }
}

/**
 * A question that is left is not answered by that. What was noted beside an older answer goes with it; a note beside none needs one.
 * @returns false where the person stays
 */
async function keptBeside(asking: AskingCheck): Promise<boolean> {
  const { ask, place, check, draft } = asking;
  const { answer } = findingOf(place.state, check.id);
  if (!isUnsaved(draft, answer)) return true;
  if (answer !== null) return settle(asking, answer.value, answer.why ?? null);
  const reply = await ask.choose({
    heading: { where: [check.id], question: 'What you noted goes with an answer. Is it that nobody knows?', about: '', remarks: draftRemarks(draft) },
    options: [
      { value: 'unknown', label: 'Yes: nobody knows, and the note says more' },
      { value: 'stay', label: 'Back to the question' },
      { value: 'drop', label: 'Drop what I noted' },
    ],
    many: false,
    chosen: ['stay'],
    actions: [],
    problem: null,
  });
  const chosen = reply.action === 'answer' ? reply.values[0] : 'stay';
  if (chosen === 'unknown') return settle(asking, 'unknown', null);
  if (chosen !== 'drop') return false;
  Object.assign(draft, draftOf(null));
  delete draft.note;
  return true;
}

/** Something is written: a note, evidence, a reason. @returns how the question was left, null where it goes on */
async function write(asking: AskingCheck, first: Writing): Promise<QuestionExit | null> {
  const { ask, world, check, draft, typed } = asking;
  let writing = first;
  let problem: string | null = null;
  for (;;) {
    const actions = actionsAt(asking).filter((action) => action !== writing && keyOf[action].typing !== null);
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

  function refutingPaths({ place }: AskingCheck): string[] {
    return [...new Set(findingOf(place.state, check.id).evidence.map(({ path }) => path))].slice(0, mostDisputes);
  }
}
