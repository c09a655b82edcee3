// How far a conversation is, and what it came to, stage by stage.
import type { Catalogue } from '../model/index.js';
import { levelNames, percent } from '../report/messages/results.js';
import { heldSentence } from '../report/messages/summary.js';
import { roundDown } from '../report/round-down.js';
import type { State, World } from './context.js';
import { scoreText } from './notes.js';
import type { SaidParagraph, StageProgress } from './question.js';
import type { QuestionItem } from './question-list.js';

/** A stage's title in a word, so that all five stand in one line: "Data management" is "Data", "Model learning" is "Learning". */
export function shortTitle(title: string): string {
  const [first = title, second] = title.replace(/ aspects$/, '').split(' ');
  const word = first === 'Model' && second !== undefined ? second : first;
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** @returns for each stage how many of a conversation's questions about checks are answered */
export function stageProgress({ stages, checks }: Catalogue, items: readonly QuestionItem[], answered: ReadonlySet<string>): StageProgress[] {
  const stageOf = new Map(checks.map(({ id, stage }) => [id, stage]));
  return stages.map(({ id, title }) => {
    const own = items.filter((item) => item.kind === 'check' && stageOf.get(item.id) === id);
    return { title: shortTitle(title), done: own.filter((item) => answered.has(item.id)).length, total: own.length };
  });
}

/** What became of the score, as a sentence. */
export function scores(before: State, after: State): string {
  const [was, is] = [scoreText(before.assessment), scoreText(after.assessment)];
  return was === is ? `The score stays at ${is}.` : `The score went from ${was} to ${is}.`;
}

/** @returns what a conversation changed: the score, the stages with a bar each, the level with what holds it, and how much is known */
export function outcome({ catalogue }: Pick<World, 'catalogue'>, before: State, after: State): SaidParagraph[] {
  const shown = (value: number | null | undefined) => percent(value === null || value === undefined ? null : roundDown(value));
  const level = ({ assessment }: State) => (assessment.level === null ? 'none' : levelNames[assessment.level]);
  const levels = level(before) === level(after) ? `The level stays: ${level(after)}.` : `The level went from ${level(before)} to ${level(after)}.`;
  const title = (id: string) => catalogue.stages.find((stage) => stage.id === id)?.title ?? id;
  const known = `${shown(after.assessment.overall.known)} of the points are known now, ${shown(before.assessment.overall.known)} were before.`;
  const rows = catalogue.stages.flatMap(({ id, title: name }): SaidParagraph[] => {
    const [was, is] = [before.assessment.stages[id], after.assessment.stages[id]];
    if (is === undefined || is.points.total === 0) return [];
    const change = shown(was?.score) === shown(is.score) ? shown(is.score) : `${shown(is.score)}, was ${shown(was?.score)}`;
    return [{ label: shortTitle(name), text: change, bar: is }];
  });
  return [{ text: `${scores(before, after)} ${known}` }, ...rows, { text: `${levels} ${heldSentence(after.assessment.heldBy, title)}`.trim() }];
}
