// The conversation: questions one by one, every answer kept at once, back and forth as the person likes, a review at the end.
import { KnownError } from '../errors.js';
import type { Edit } from '../model/index.js';
import { askCheck } from './ask-check.js';
import { askContext } from './ask-context.js';
import type { Keep, Left, Place, State, World } from './context.js';
import { closing, opening } from './intro.js';
import type { Draft } from './notes.js';
import type { Ask } from './question.js';
import { assumedSeconds, type Item, minutesFor, questions, type Selection } from './question-list.js';
import { review } from './review.js';

export interface Outcome {
  ended: 'done' | 'quit';
  /** How many questions were answered or left as unknown. */
  answered: number;
}

/** Counted no longer: the person was away. */
const longestAnswer = 120_000;

/**
 * Holds a conversation about a project.
 * @throws Interrupted where nobody answers any more; all that was answered is kept
 */
export async function converse(world: World, ask: Ask, selection: Selection): Promise<Outcome> {
  const begun = world.state;
  let state = begun;
  const trail: Item[] = [];
  let at = 0;
  let first = true;
  const pace = { took: 0, assumed: 0 };
  const drafts = new Map<string, Draft>();
  const answered = new Set<string>();
  const place: Place = { progress: [], state };
  const keep: Keep = async (edits) => {
    const kept = await persist(edits, world, ask);
    if (kept !== null) {
      state = kept;
      place.state = kept;
    }
    return kept;
  };
  const rest = () =>
    questions({ catalogue: world.catalogue, manifest: state.manifest, assessment: state.assessment, selection }, new Set(trail.map(({ id }) => id)));
  const one = async (item: Item): Promise<Left> => {
    const left =
      item.kind === 'context' ? await askContext(item.id, place, { world, ask, keep }) : await askCheck(item.id, place, { world, ask, keep }, drafts);
    if (left === 'next') answered.add(item.id);
    return left;
  };

  for (;;) {
    const coming = rest();
    const item = trail[at] ?? coming[0];
    if (first) {
      first = false;
      ask.say(opening(world, coming, selection));
    }
    if (item === undefined) {
      const seen = await review({
        world,
        ask,
        before: begun,
        after: () => state,
        answered: () => trail.map(({ id }) => id).filter((id) => answered.has(id)),
        one,
        place,
      });
      if (seen === 'back' && at > 0) {
        at--;
        continue;
      }
      return { ended: 'done', answered: answered.size };
    }
    if (trail[at] !== undefined && !applies(item, state)) {
      trail.splice(at, 1);
      continue;
    }
    if (trail[at] === undefined) trail.push(item);
    place.progress = [`${at + 1} of ${trail.length + rest().length}`, `about ${minutesFor([...trail.slice(at), ...rest()], pace, selection)} min`];
    const since = world.now();
    const left = await one(item);
    if (left === 'quit') {
      ask.say(closing(world, begun, state, answered.size));
      return { ended: 'quit', answered: answered.size };
    }
    if (left === 'back') {
      if (at === 0) ask.say([{ text: 'This is the first question.', tone: 'dim' }]);
      at = Math.max(0, at - 1);
      continue;
    }
    pace.took += Math.min(longestAnswer, world.now() - since) / 1000;
    pace.assumed += assumedSeconds([item], selection);
    at++;
  }
}

/** A question of before may have been ruled out by an answer since. */
function applies({ kind, id }: Item, { assessment }: State): boolean {
  return kind === 'context' || assessment.findings.some(({ check, reason }) => check === id && reason.code !== 'condition-not-met');
}

/** Saves, and asks what to do where that fails: what was said is held until then. */
async function persist(edits: readonly Edit[], world: World, ask: Ask): Promise<State | null> {
  for (;;) {
    try {
      return world.save(edits);
    } catch (error) {
      if (!(error instanceof KnownError)) throw error;
      const reply = await ask.choose({
        heading: { where: ['Not saved'], question: 'The answer could not be saved. It is still held here.', about: error.message, remarks: [] },
        options: [
          { value: 'again', label: 'Try again' },
          { value: 'drop', label: 'Go back to the question' },
        ],
        many: false,
        chosen: ['again'],
        actions: [],
        problem: null,
      });
      if (reply.action !== 'answer' || reply.values[0] === 'drop') return null;
    }
  }
}
