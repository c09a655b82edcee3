// The end of a conversation: what changed, a last look at the answers, and what to do next.

import { effortNames } from '../report/messages/results.js';
import { firstSentence } from '../terminal/text.js';
import type { Position, QuestionExit, State, World } from './context.js';
import { answerLabel } from './notes.js';
import type { Ask, SaidParagraph } from './question.js';
import type { QuestionItem } from './question-list.js';
import { scores } from './stages.js';

interface Review {
  world: World;
  ask: Ask;
  before: State;
  /** What is known now. */
  after(): State;
  /** Ids of what was asked and answered, in the order of asking. */
  answered(): string[];
  /** Asks one question once more. */
  one(item: QuestionItem): Promise<QuestionExit>;
  place: Position;
}

/** Says what came of it and lets answers be looked at again. @returns "back" where the person wants to go back to the last question */
export async function review(given: Review): Promise<'done' | 'back'> {
  const { world, ask, before, after, answered, one, place } = given;
  ask.say([{ text: 'Review', tone: 'title' }, ...answers(world, after(), answered()), ...nextSteps(world, after())]);
  place.progress = ['once more'];
  let settled = false;
  for (;;) {
    const ids = settled ? settledIds(after()) : answered();
    const reply = await ask.choose({
      heading: {
        where: ['Review'],
        question: settled ? 'Which of these is not so?' : 'Is all of it right?',
        about: settled ? 'what the repository settles' : scores(before, after()),
        remarks: [],
      },
      options: [
        { value: 'done', label: settled ? 'None: back to the review' : `Yes, done${answered().length > 0 ? `; it is all in ${world.file}` : ''}` },
        ...(settled || settledIds(after()).length === 0 ? [] : [{ value: 'settled', label: 'Correct something that the repository settles' }]),
        ...ids.map((id) => ({ value: id, label: `${id}: ${valueText(id, world, after())}` })),
      ],
      many: false,
      chosen: ['done'],
      actions: settled ? ['back'] : answered().length > 0 ? ['back', 'quit'] : ['quit'],
      problem: null,
    });
    const chosen = reply.action === 'answer' ? reply.values[0] : undefined;
    if (settled && (reply.action === 'back' || chosen === 'done')) settled = false;
    else if (reply.action === 'back') return 'back';
    else if (reply.action === 'quit' || chosen === 'done') return 'done';
    else if (chosen === 'settled') settled = true;
    else if (chosen !== undefined) {
      const left = await one({ kind: world.catalogue.context.some(({ id }) => id === chosen) ? 'context' : 'check', id: chosen, worth: 0 });
      if (left === 'quit') return 'done';
    }
  }
}

function settledIds({ assessment }: State): string[] {
  return assessment.findings.filter(({ basis, verdict }) => basis === 'observed' && verdict !== 'not-applicable').map(({ check }) => check);
}

function valueText(id: string, { catalogue }: World, { manifest, assessment }: State): string {
  const field = catalogue.context.find((one) => one.id === id);
  if (field) return (manifest.context[id] ?? []).map((value) => field.values.find((one) => one.value === value)?.label ?? value).join(', ') || 'left open';
  const check = catalogue.checks.find((one) => one.id === id);
  const answer = manifest.answers[id];
  if (check && answer) return answerLabel(answer.value, check, catalogue);
  return assessment.findings.find((finding) => finding.check === id)?.verdict ?? 'open';
}

/** What was answered, stage by stage. */
function answers(world: World, after: State, ids: readonly string[]): SaidParagraph[] {
  const line = (id: string): SaidParagraph => ({ text: `${id}: ${valueText(id, world, after)}` });
  const { catalogue } = world;
  const group = (title: string, own: readonly string[]): SaidParagraph[] => (own.length === 0 ? [] : [{ text: title, tone: 'title' }, ...own.map(line)]);
  const checks = new Map(catalogue.checks.map(({ id, stage }) => [id, stage]));
  return [
    ...group(
      'The project',
      ids.filter((id) => !checks.has(id)),
    ),
    ...catalogue.stages.flatMap(({ id: stage, title }) =>
      group(
        title,
        ids.filter((id) => checks.get(id) === stage),
      ),
    ),
  ];
}

/** The three most valuable gaps, or open questions where there is none. */
function nextSteps({ catalogue }: World, { assessment }: State): SaidParagraph[] {
  const three = assessment.gaps.slice(0, 3).flatMap((id): SaidParagraph[] => {
    const check = catalogue.checks.find((one) => one.id === id);
    const finding = assessment.findings.find((one) => one.check === id);
    if (!check || !finding) return [];
    return [{ label: `+${finding.points.total - finding.points.earned}`, text: `${id} (${effortNames[check.effort]}): ${firstSentence(check.remedy)}` }];
  });
  return three.length === 0 ? [] : [{ text: 'Do next', tone: 'title' }, ...three];
}
