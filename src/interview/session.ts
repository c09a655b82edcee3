// The conversation: questions one by one, every answer kept at once, back and forth as the person likes, a review at the end.
import { KnownError } from '../errors.js';
import { AnsweredMeanwhile } from '../manifest/store.js';
import type { Edit, Manifest } from '../model/index.js';
import { askCheck } from './ask-check.js';
import { askContext } from './ask-context.js';
import { askProject } from './ask-project.js';
import { askDraft } from './confirm.js';
import type { Keep, Position, QuestionExit, State, World } from './context.js';
import { closing, opening } from './intro.js';
import { askWhere } from './jump.js';
import type { AnswerDraft } from './notes.js';
import type { Ask } from './question.js';
import { assumedSeconds, fieldsOf, minutesFor, type QuestionItem, questions, type Selection } from './question-list.js';
import { review } from './review.js';
import { stageProgress } from './stages.js';

export interface Outcome {
  ended: 'done' | 'quit';
  /** How many questions were answered, also that nobody knows. */
  answered: number;
}

/** Counted no longer: the person was away. */
const longestAnswer = 120_000;

/** A conversation that is going on. */
interface Sitting {
  world: World;
  ask: Ask;
  selection: Selection;
  keep: Keep;
  /** What is known now, and what stands beside the next question. */
  place: Position;
  /** The questions that were put, in order, and the one that is next. */
  trail: QuestionItem[];
  at: number;
  /** Seconds that answers took, and those that they take by assumption. */
  pace: { took: number; assumed: number };
  /** What was noted at questions that were left without an answer, by check. */
  drafts: Map<string, AnswerDraft>;
  /** Ids of what was answered, or is known by nobody. */
  answered: Set<string>;
}

/**
 * Holds a conversation about a project.
 * @throws Interrupted where nobody answers any more; all that was answered is kept
 */
export async function converse(world: World, ask: Ask, selection: Selection): Promise<Outcome> {
  const place: Position = { progress: [], stages: [], state: world.state };
  const keep: Keep = async (edits) => {
    const kept = await persist(edits, world, ask, place.state.manifest);
    if (kept !== null) place.state = kept;
    return kept;
  };
  const sitting: Sitting = { world, ask, selection, keep, place, trail: [], at: 0, pace: { took: 0, assumed: 0 }, drafts: new Map(), answered: new Set() };
  ask.say(opening(world, coming(sitting), selection));
  for (;;) {
    const item = nextOf(sitting);
    if (item !== undefined) {
      if (await put(item, sitting)) continue;
      ask.say(closing(world, world.state, place.state, sitting.answered.size));
      return { ended: 'quit', answered: sitting.answered.size };
    }
    if ((await reviewed(sitting)) === 'done' || sitting.at === 0) {
      if (sitting.answered.size > 0) ask.say(closing(world, world.state, place.state, sitting.answered.size));
      return { ended: 'done', answered: sitting.answered.size };
    }
    sitting.at--;
  }
}

/** The questions to come. */
function coming({ world, selection, place, trail }: Sitting): QuestionItem[] {
  const { manifest, assessment } = place.state;
  return questions({ catalogue: world.catalogue, manifest, assessment, selection }, new Set(trail.map(({ id }) => id)));
}

/** The question to put, as the last of the trail where it is new; undefined where there is none. What an answer has ruled out since is taken from the trail. */
function nextOf(sitting: Sitting): QuestionItem | undefined {
  const { trail, at, place, selection } = sitting;
  for (let again = trail[at]; again !== undefined; again = trail[at]) {
    if (selection.checks.includes(again.id) || applies(again, place.state)) return again;
    trail.splice(at, 1);
  }
  const [item] = coming(sitting);
  if (item !== undefined) trail.push(item);
  return item;
}

/** Puts a question and goes on to the next, or back to the last. @returns false where the person quits */
async function put(item: QuestionItem, sitting: Sitting): Promise<boolean> {
  const { world, ask, selection, place, trail, pace } = sitting;
  const rest = coming(sitting);
  place.progress = [`${sitting.at + 1} of ${trail.length + rest.length}`, `about ${minutesFor([...trail.slice(sitting.at), ...rest], pace, selection)} min`];
  place.stages = stageProgress(world.catalogue, [...trail, ...rest], sitting.answered);
  const since = world.now();
  const left = await one(item, sitting);
  if (left === 'quit') return false;
  if (left === 'jump') {
    await jump(sitting, rest);
    return true;
  }
  if (left === 'back') {
    if (sitting.at === 0) ask.say([{ text: 'This is the first question.', tone: 'dim' }]);
    sitting.at = Math.max(0, sitting.at - 1);
    return true;
  }
  pace.took += Math.min(longestAnswer, world.now() - since) / 1000;
  pace.assumed += assumedSeconds([item], selection);
  sitting.at++;
  return true;
}

async function one(item: QuestionItem, sitting: Sitting): Promise<QuestionExit> {
  const { world, ask, keep, place, drafts, answered, selection } = sitting;
  const askAbout = selection.only === 'drafted' ? askDraft : askCheck;
  const asking = { world, ask, keep, place };
  if (item.kind === 'project') {
    const { left, set } = await askProject(item, asking);
    for (const id of set) answered.add(id);
    return left;
  }
  const before = place.state;
  const left = item.kind === 'context' ? await askContext(item.id, asking) : await askAbout(item.id, asking, drafts);
  // What was skipped has changed nothing.
  if (left === 'next' && place.state !== before) answered.add(item.id);
  return left;
}

/** To another question, of those that were asked or of those to come. */
async function jump(sitting: Sitting, rest: readonly QuestionItem[]): Promise<void> {
  const { world, ask, trail, answered, at } = sitting;
  const chosen = await askWhere([...trail, ...rest], { world, ask, answered, now: trail[at]?.id ?? null });
  if (chosen === null) return;
  const there = trail.findIndex(({ id }) => id === chosen.id);
  if (there >= 0) sitting.at = there;
  else trail.splice(at, 0, chosen);
}

function reviewed(sitting: Sitting): Promise<'done' | 'back'> {
  const { world, ask, place, trail, answered } = sitting;
  return review({
    world,
    ask,
    before: world.state,
    after: () => place.state,
    answered: () => trail.flatMap((item) => (item.kind === 'check' ? [item.id] : fieldsOf([item]))).filter((id) => answered.has(id)),
    one: (item) => one(item, sitting),
    place,
  });
}

/** A question of before may have been ruled out by an answer since. */
function applies({ kind, id }: QuestionItem, { assessment }: State): boolean {
  return kind !== 'check' || assessment.findings.some(({ check, reason }) => check === id && reason.code !== 'condition-not-met' && reason.code !== 'not-here');
}

/** Saves, and asks what to do where that fails: what was said is held until then. */
async function persist(edits: readonly Edit[], world: World, ask: Ask, against: Manifest): Promise<State | null> {
  let mine = false;
  for (;;) {
    try {
      return mine ? world.save(edits) : world.save(edits, against);
    } catch (error) {
      if (!(error instanceof KnownError)) throw error;
      const meanwhile = error instanceof AnsweredMeanwhile;
      const reply = await ask.choose({
        heading: {
          where: ['Not saved'],
          question: meanwhile ? 'Somebody else has answered this question. Which answer shall stand?' : 'The answer could not be saved. It is still held here.',
          about: error.message,
          remarks: [],
        },
        options: meanwhile
          ? [
              { value: 'theirs', label: 'Theirs' },
              { value: 'mine', label: 'Mine' },
            ]
          : [
              { value: 'again', label: 'Try again' },
              { value: 'drop', label: 'Go back to the question' },
            ],
        many: false,
        chosen: [meanwhile ? 'theirs' : 'again'],
        actions: [],
        problem: null,
      });
      const chosen = reply.action === 'answer' ? reply.values[0] : 'drop';
      if (chosen === 'drop') return null;
      if (chosen === 'theirs') return world.save([]);
      mine = mine || chosen === 'mine';
    }
  }
}
