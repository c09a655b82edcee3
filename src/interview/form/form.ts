// Questions as a form for people who never start the program: who fills it in, what it asks, and what came back.
import type { Knower } from '../../model/index.js';
import { placeText } from '../../terminal/text.js';
import type { World } from '../context.js';
import { answerLabel, countsOf } from '../notes.js';

/** Who usually can answer, as people call them. */
export const roleNames: Record<Knower, string> = {
  data: 'whoever knows the data',
  ml: 'whoever builds the model',
  platform: 'whoever runs it',
  product: 'whoever decides what it is for',
  legal: 'whoever knows the law',
};

export interface FormQuestion {
  check: string;
  stage: string;
  ask: string;
  /** What an answer is worth, and what it means; "does not apply" only where it may be said. */
  choices: { value: string; text: string }[];
  /** A place that may be the answer; null where none is known. */
  perhaps: string | null;
}

export interface Form {
  project: string;
  role: Knower | null;
  questions: FormQuestion[];
  /** What stands in the file that comes back. */
  file: string;
}

/** What came back for one question; each part as it was written, trimmed. */
export interface FormAnswer {
  check: string;
  value: string;
  why?: string;
  note?: string;
  evidence: string[];
  by?: string;
  /** Where it stands in the file that came back, counted from 1. */
  line: number;
}

/** @param ids of checks, in the order of asking @param file what the form is called */
export function formOf({ catalogue, project, proposals }: World, ids: readonly string[], role: Knower | null, file: string): Form {
  const questions = ids.flatMap((id): FormQuestion[] => {
    const check = catalogue.checks.find((one) => one.id === id);
    if (!check) return [];
    const options = catalogue.scales.find((scale) => scale.id === check.scale)?.options ?? [];
    const choices = options.map(({ value, label }) => ({ value, text: countsOf(value, label, check) }));
    const proposal = proposals.get(id);
    return [
      {
        check: id,
        stage: catalogue.stages.find((stage) => stage.id === check.stage)?.title ?? check.stage,
        ask: check.ask,
        choices: [
          ...choices,
          { value: 'unknown', text: 'Nobody knows.' },
          ...(check.doesNotApply === 'allowed' ? [{ value: 'does-not-apply', text: 'It does not apply here, because of what stands under “Why”.' }] : []),
        ],
        perhaps: proposal ? `${placeText(proposal.place)} ${proposal.says} (${answerLabel(proposal.value, check, catalogue)})` : null,
      },
    ];
  });
  return { project, role, questions, file };
}

/** @returns answers of a form as a file of answers: what reads and proves one reads and proves the other */
export function answersText(answers: readonly FormAnswer[]): string {
  const entries = answers.map(({ check, value, why, note, evidence, by }) => [
    check,
    {
      value,
      ...(why !== undefined && { why }),
      ...(evidence.length > 0 && { evidence: evidence.map((one) => (/^https?:\/\//i.test(one) ? { url: one } : { path: one })) }),
      ...(note !== undefined && { note }),
      ...(by !== undefined && { by }),
    },
  ]);
  return JSON.stringify({ answers: Object.fromEntries(entries) });
}
