// To any question of a conversation: a list of all, which letters narrow.
import type { World } from './context.js';
import type { Ask } from './question.js';
import type { QuestionItem } from './question-list.js';
import { shortTitle } from './stages.js';

/**
 * @param items what was asked, and what is to come
 * @returns the question to go to; null where the person stays
 */
export async function askWhere(
  items: readonly QuestionItem[],
  { world, ask, answered, now }: { world: World; ask: Ask; answered: ReadonlySet<string>; now: string | null },
): Promise<QuestionItem | null> {
  const { checks, stages } = world.catalogue;
  const rows = items.map((item) => {
    const check = checks.find(({ id }) => id === item.id);
    if (!check) return { value: item.id, label: 'What is this project?' };
    const stage = shortTitle(stages.find(({ id }) => id === check.stage)?.title ?? check.stage);
    return { value: item.id, label: `${answered.has(item.id) ? '+ ' : ''}${stage}: ${check.ask} (${check.id})` };
  });
  const reply = await ask.choose({
    heading: { where: ['Jump'], question: 'Which question?', about: 'a + stands before what is answered in this sitting', remarks: [] },
    options: rows,
    many: false,
    chosen: now === null ? [] : [now],
    actions: ['back'],
    problem: null,
  });
  const chosen = reply.action === 'answer' ? reply.values[0] : undefined;
  return items.find(({ id }) => id === chosen) ?? null;
}
