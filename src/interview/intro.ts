// What is said before the first question, and to whoever leaves before the last.

import type { State, World } from './context.js';
import type { SaidParagraph } from './question.js';
import { assumedSeconds, minutesFor, type QuestionItem, type Selection } from './question-list.js';
import { outcome, shortTitle } from './stages.js';

const counted = (count: number, one: string, many: string) => (count === 1 ? one : `${count} ${many}`);

/** @returns how much is to come, and what the repository settles without being asked */
export function opening(world: World, coming: readonly QuestionItem[], selection: Selection): SaidParagraph[] {
  const { state, file } = world;
  const given = Object.keys(state.manifest.answers).length;
  const there = given > 0 ? ` ${counted(given, 'One answer is', 'answers are')} there already.` : '';
  const minutes = minutesFor(coming, { took: 0, assumed: 0 }, selection);
  const much =
    coming.length === 0
      ? 'No question is open here. Ask with --only, --all or --check to go over what is settled or was left as unknown.'
      : `${counted(coming.length, 'One question', 'questions')}, about ${minutes} min${firstQuarter(coming, selection)}. Each answer is kept in ${file} at once, so stop whenever you like.`;
  return [{ text: `Interview about ${world.project}`, tone: 'title' }, { text: much + there }, ...settledText(world, selection)];
}

/** How much of the points the first fifteen minutes settle, where it takes longer. */
function firstQuarter(coming: readonly QuestionItem[], selection: Selection): string {
  const worth = (items: readonly QuestionItem[]) => items.reduce((sum, item) => sum + (item.kind === 'check' ? item.worth : 0), 0);
  const within = coming.filter((_, index) => assumedSeconds(coming.slice(0, index + 1), selection) <= 15 * 60);
  const share = Math.floor((100 * worth(within)) / Math.max(1, worth(coming)));
  return within.length === coming.length || share === 0 ? '' : ` (the first fifteen settle ${share} % of the open points)`;
}

function settledText({ catalogue, state }: World, selection: Selection): SaidParagraph[] {
  const settled = state.assessment.findings.filter(({ basis, verdict }) => basis === 'observed' && verdict !== 'not-applicable').map(({ check }) => check);
  if (settled.length === 0 || selection.only !== null || selection.checks.length > 0) return [];
  const count = `The repository settles ${counted(settled.length, 'one check', 'checks')}`;
  const asked = settled.length === 1 ? 'which is not asked' : 'which are not asked';
  if (selection.all) return [{ text: `${count}.` }];
  if (selection.express) return [{ text: `${count}, ${asked} and can be corrected at the end.` }];
  const ofStage = catalogue.stages.flatMap(({ id, title }) => {
    const own = catalogue.checks.filter(({ stage, id: check }) => stage === id && settled.includes(check)).length;
    return own === 0 ? [] : [`${shortTitle(title)} ${own}`];
  });
  return [{ text: `${count}, ${asked} and can be corrected at the end: ${ofStage.join(', ')}.` }];
}

/** @returns what came of a conversation that ends, and how to go on */
export function closing(world: World, before: State, after: State, answered: number): SaidParagraph[] {
  const { file } = world;
  if (answered === 0) return [{ text: 'Nothing was answered, and nothing was written. Go on with: mlready interview', tone: 'dim' }];
  return [
    { text: `Saved in ${file}: ${counted(answered, 'one answer', 'answers')} in this sitting`, tone: 'title' },
    ...outcome(world, before, after),
    { label: 'Keep it', text: `git add ${file} && git commit -m "Answer questions about readiness"` },
    { label: 'See it', text: 'mlready audit --open' },
    { label: 'Go on', text: 'mlready interview' },
  ];
}
