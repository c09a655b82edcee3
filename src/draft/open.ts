// Which questions a program may draft an answer to, and how they are put.
import { oneLine } from '../errors.js';
import type { State } from '../interview/context.js';
import { everything, questions } from '../interview/question-list.js';
import { isDraft } from '../manifest/drafted.js';
import type { Catalogue, Check, Finding } from '../model/index.js';
import { type Untrusted, untrusted } from '../terminal/untrusted.js';

/** A question with what each of its answers means. Texts of rules that the project brings itself are marked. */
export interface OpenQuestion {
  check: string | Untrusted;
  risk: Finding['risk'];
  question: string | Untrusted;
  /** What is true of a ready project. */
  statement: string | Untrusted;
  /** What counts, with examples. */
  counts: string | Untrusted;
  values: { value: string | Untrusted; means: string | Untrusted }[];
  /** Whether "does-not-apply" may be said, with a reason. */
  mayNotApply: boolean;
}

/** Which of the open questions are wanted. */
export interface Narrowing {
  stage: string | null;
  step: string | null;
  /** These and no others, where any is named. */
  checks: readonly string[];
  limit: number;
}

/** What is known of a project, and the rules that it is asked by. */
export interface ProjectState {
  catalogue: Catalogue;
  state: State;
}

/** @returns why a program may not draft an answer to a check, as the end of a sentence; null where it may */
export function closedBecause({ reason, verdict, basis, answer }: Finding): string | null {
  if (reason.code === 'condition-not-met' || reason.code === 'not-here' || reason.code === 'switched-off') return 'is not asked of this project';
  if (answer !== null && !isDraft(answer)) return 'is answered by a person, whose answer no draft replaces';
  return verdict === 'met' && basis === 'observed' ? 'is settled: the repository shows it' : null;
}

/**
 * @param own texts of rules that the project brings itself are marked as such
 * @returns the questions that are open and not drafted yet, those first that could settle the most, and how many there are in all
 */
export function openQuestions({ catalogue, state }: ProjectState, { stage, step, checks, limit }: Narrowing): { questions: OpenQuestion[]; open: number } {
  const findings = new Map(state.assessment.findings.map((finding) => [finding.check, finding]));
  const items = questions({ catalogue, ...state, selection: { ...everything, stage, step, checks } }, new Set());
  const open = items.flatMap(({ kind, id }) => {
    const [check, finding] = [catalogue.checks.find((one) => one.id === id), findings.get(id)];
    const isOpen = kind === 'check' && check && finding && closedBecause(finding) === null && (checks.length > 0 || !isDraft(finding.answer));
    return isOpen ? [questionOf(check, finding, catalogue)] : [];
  });
  return { questions: open.slice(0, limit), open: open.length };
}

/** Whether the texts of a check are the program's own; those of a project's packs are not. */
export function isOwnRule({ extensions }: Pick<Catalogue, 'extensions'>): (check: string) => boolean {
  const theirs = new Set(extensions.flatMap(({ adds }) => adds));
  return (check) => !theirs.has(check);
}

function questionOf(check: Check, { risk }: Finding, catalogue: Catalogue): OpenQuestion {
  const told = isOwnRule(catalogue)(check.id) ? oneLine : (text: string) => untrusted(text, 1_000);
  const options = catalogue.scales.find(({ id }) => id === check.scale)?.options ?? [];
  return {
    check: told(check.id),
    risk,
    question: told(check.ask),
    statement: told(check.statement),
    counts: told(check.help),
    values: options.map(({ value, label }) => ({ value: told(value), means: told(check.counts?.[value] ?? label) })),
    mayNotApply: check.doesNotApply === 'allowed',
  };
}
