// A draft of a program, put before a person: what it says, what it rests on as it stands now, and one key for each way to settle it.
import { isDraft } from '../manifest/drafted.js';
import type { Answer, Check, Edit, EvidenceRef, Finding } from '../model/index.js';
import { refText } from '../report/messages/results.js';
import { askCheck } from './ask-check.js';
import type { Asking, Position, QuestionExit, World } from './context.js';
import { type AnswerDraft, answerLabel, stateWords, whyOf } from './notes.js';
import type { Ask, Choice, Heading, Remark } from './question.js';

/**
 * Asks about a check that a program has drafted an answer to.
 * @param drafts what was noted at questions that were left without an answer, by check
 * @returns how the question was left
 */
export async function askDraft(id: string, asking: Asking, drafts: Map<string, AnswerDraft>): Promise<QuestionExit> {
  const check = asking.world.catalogue.checks.find((one) => one.id === id);
  const left = check ? await confirmDraft(check, asking) : 'change';
  return left === 'change' ? askCheck(id, asking, drafts) : left;
}

/**
 * Puts a draft before the person: it is confirmed, taken away, answered anew or left as it is.
 * @returns how it was left; "change" where the question is to be answered anew, and where there is no draft any more
 */
async function confirmDraft(check: Check, asking: Asking): Promise<QuestionExit | 'change'> {
  const { id } = check;
  const { world, ask, keep, place } = asking;
  let told = 0;
  let problem: string | null = null;
  for (;;) {
    const finding = place.state.assessment.findings.find((one) => one.check === id);
    const answer = finding?.answer ?? null;
    if (!finding || !isDraft(answer)) return 'change';
    const rests = answer.evidence.map((ref) => restsOn(ref, id, world));
    const reply = await ask.choose({ ...choiceOf(answer, check, rests, world), heading: headingOf(answer, { check, finding, rests, place }, world), problem });
    problem = null;
    if (reply.action === 'why') ask.say(whyOf(check, finding, world.catalogue, told++ > 0));
    else if (reply.action === 'back' || reply.action === 'quit' || reply.action === 'jump') return reply.action;
    else if (reply.action !== 'answer') return 'next';
    else if (reply.values[0] === 'change') return 'change';
    else if (reply.values[0] === 'reject') {
      if ((await keep([{ path: ['answers', id], value: null }])) === null) continue;
      ask.say([{ text: `${id}: the draft is taken away`, mark: 'unknown' }]);
      return 'next';
    } else if (reply.values[0] === 'confirm') {
      if (await confirmed(answer, check, asking)) return 'next';
    } else problem = 'Confirm it, reject it, or answer otherwise.';
  }
}

/** What a draft rests on: a place, what became of it, and the text that stands there now. */
interface Resting {
  place: string;
  isGood: boolean;
  remarks: Remark[];
}

function restsOn(ref: EvidenceRef, check: string, world: World): Resting {
  const place = refText(ref);
  if (!('path' in ref)) return { place, isGood: true, remarks: [{ label: 'Points at', text: `${place}, where nobody has looked`, tone: 'said' }] };
  const { sha256: was, ...where } = ref;
  const { state, sha256, text } = world.cite(where, check);
  const changed = state === 'good' && was !== undefined && sha256 !== null && sha256 !== was;
  const quoted: Remark[] = text === null ? [] : [{ label: 'Quotes', text: `${place}: ${text}`, tone: 'for' }];
  const words = changed ? stateWords.changed : state === 'good' ? null : stateWords[state];
  return {
    place,
    isGood: words === null,
    remarks: [...quoted, ...(words === null ? [] : [{ label: 'Changed', text: `${place} ${words}`, tone: 'against' as const }])],
  };
}

function headingOf(
  { value, draftedBy, on, why, note }: Answer & { draftedBy: string },
  { check, finding, rests, place }: { check: Check; finding: Finding; rests: readonly Resting[]; place: Position },
  { catalogue }: World,
): Heading {
  const title = (list: readonly { id: string; title: string }[], id: string) => list.find((one) => one.id === id)?.title ?? id;
  const said = (label: string, text: string | undefined): Remark[] => (text === undefined ? [] : [{ label, text, tone: 'said' }]);
  return {
    where: [title(catalogue.stages, check.stage), title(catalogue.steps, check.step), ...place.progress],
    question: check.ask,
    about: `${check.id}, ${finding.risk} risk; a draft, which counts once you confirm it`,
    remarks: [
      { label: 'Draft', text: `${answerLabel(value, check, catalogue)} (${[draftedBy, on].filter((one) => one !== undefined).join(', ')})`, tone: 'said' },
      ...said('Meaning', check.counts?.[value]),
      ...said('Reason', why),
      ...rests.flatMap(({ remarks }) => remarks),
      ...said('Note', note),
    ],
  };
}

function choiceOf({ value }: Answer, check: Check, rests: readonly Resting[], { catalogue }: World): Omit<Choice, 'heading' | 'problem'> {
  const stands = rests.length > 0 && rests.every(({ isGood }) => isGood);
  return {
    options: [
      { value: 'confirm', label: `Confirm: ${answerLabel(value, check, catalogue)}`, key: 'y' },
      { value: 'reject', label: 'Reject: take the draft away', key: 'r' },
      { value: 'change', label: 'Answer otherwise', key: 'c' },
    ],
    many: false,
    // What no longer rests on anything is confirmed by hand only.
    chosen: stands ? ['confirm'] : [],
    actions: ['back', 'skip', 'why', 'jump', 'quit'],
  };
}

/** Records who confirmed a draft, and when. @returns false where that could not be kept */
async function confirmed(answer: Answer, check: Check, { world, ask, place, keep }: Asking): Promise<boolean> {
  const by = world.by ?? (await nameOf(check, place, ask));
  if (by === null) return false;
  const edits: Edit[] = [{ path: ['answers', check.id, 'confirmed'], value: { by, on: world.today } }];
  const before = place.state.assessment.findings.find((one) => one.check === check.id);
  const state = await keep(edits);
  if (state === null) return false;
  const after = state.assessment.findings.find((one) => one.check === check.id);
  const won = (after?.points.earned ?? 0) - (before?.points.earned ?? 0);
  const points = won === 0 ? '' : `, ${won > 0 ? '+' : ''}${won} points`;
  ask.say([{ text: `${check.id}: ${answerLabel(answer.value, check, world.catalogue)}, confirmed${points}`, ...(after && { mark: after.verdict }) }]);
  return true;
}

/** Who confirms, where git does not know; null where the person gives no name. */
async function nameOf(check: Check, place: Position, ask: Ask): Promise<string | null> {
  const heading: Heading = { where: ['Confirm', ...place.progress], question: 'Who confirms it?', about: check.id, remarks: [] };
  const reply = await ask.text({
    heading,
    label: 'Your name',
    hint: 'It stands beside the answer. git config user.name saves the question.',
    value: '',
    candidates: [],
    actions: ['back'],
    problem: null,
  });
  const name = reply.text.trim().slice(0, 300);
  return reply.action === 'answer' && name !== '' ? name : null;
}
