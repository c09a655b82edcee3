// An answer to a check is recorded, and what it came to is said.
import type { Check, Finding } from '../model/index.js';
import { answerEdits } from './answer.js';
import type { Asking, State, World } from './context.js';
import { type AnswerDraft, answerLabel } from './notes.js';
import type { Writing } from './text-input.js';

/** A question about a check that is being asked. */
export interface AskingCheck extends Asking {
  check: Check;
  /** What was typed and not yet said, by what it was typed for: it comes back when the same is written again. */
  typed: Partial<Record<Writing, string>>;
  draft: AnswerDraft;
  /** How often it was asked what counts. */
  told: number;
}

/** The finding of a check that is asked about. @throws Error where there is none, which is a mistake of the program */
export const findingOf = ({ assessment }: State, id: string): Finding => {
  const finding = assessment.findings.find(({ check }) => check === id);
  if (!finding) throw new Error(`no finding for ${id}`);
  return finding;
};

/** Records an answer. @returns false where it could not be kept and the person wants to stay */
export async function settle({ world, ask, place, check, draft, keep }: AskingCheck, value: string, why: string | null): Promise<boolean> {
  const before = findingOf(place.state, check.id);
  const state = await keep(answerEdits({ check: check.id, value, why, draft, old: before.answer }, world));
  if (state === null) return false;
  const after = findingOf(state, check.id);
  const won = after.points.earned - before.points.earned;
  const points = won === 0 ? '' : `, ${won > 0 ? '+' : ''}${won} points`;
  const half = countsLess(after, pointsOf(check, value, world)) ? `; ${lessText(after)}` : '';
  // Somebody else's answer may stand now.
  const stands = after.answer?.value ?? value;
  ask.say([{ text: `${check.id}: ${answerLabel(stands, check, world.catalogue)}${points}${half}`, mark: after.verdict }]);
  return true;
}

/** The scale value of an answer: 0, 1 or 2; null for one outside of the scale. */
function pointsOf(check: Check, value: string, { catalogue }: World): number | null {
  return catalogue.scales.find(({ id }) => id === check.scale)?.options.find((option) => option.value === value)?.points ?? null;
}

function countsLess({ points }: Finding, said: number | null): boolean {
  return said !== null && 2 * points.earned < said * points.total;
}

function lessText({ reason, points }: Finding): string {
  if (reason.code === 'refuted') return 'what the repository shows against it counts more, unless it is disputed';
  if (reason.code === 'shown-less') return 'the repository shows less, and that counts';
  return points.earned === 0 ? 'it counts for nothing as long as nothing shows it' : 'it counts half as long as nothing good is pointed at';
}
