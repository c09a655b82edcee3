// One question about what the project is.
import { placeText } from '../terminal/text.js';
import type { Asking, QuestionExit, World } from './context.js';
import type { Heading, Remark } from './question.js';

/** Asks for one field of the context; what was guessed is what Enter takes. @returns how the question was left */
export async function askContext(id: string, { world, ask, place, keep }: Asking): Promise<QuestionExit> {
  const field = world.catalogue.context.find((one) => one.id === id);
  if (!field) throw new Error(`no context field ${id}`);
  let problem: string | null = null;
  for (;;) {
    const known = place.state.assessment.context[id] ?? { value: [], source: 'unset' as const, places: [] };
    const heading: Heading = {
      where: ['The project', field.title, ...place.progress],
      question: field.ask,
      about: field.many ? `${id}, several may be chosen` : id,
      remarks:
        known.source === 'guessed'
          ? [{ label: 'Guessed', text: `${known.value.join(', ')}: ${known.places.slice(0, 2).map(placeText).join(', ')}`, tone: 'for' }]
          : [],
    };
    const reply = await ask.choose({
      heading,
      options: field.values,
      many: field.many,
      chosen: known.value,
      actions: ['back', 'skip', 'why', 'quit'],
      problem,
    });
    problem = null;
    if (reply.action === 'back' || reply.action === 'quit') return reply.action;
    if (reply.action === 'skip') return 'next';
    if (reply.action === 'why') ask.say(effectOf(id, world));
    else if (reply.action === 'answer') {
      const [first] = reply.values;
      if (first === undefined) problem = 'Choose an answer, or leave it for now.';
      else if ((await keep([{ path: ['context', id], value: field.many ? [...reply.values] : first }])) !== null) {
        const labels = reply.values.map((value) => field.values.find((one) => one.value === value)?.label ?? value);
        ask.say([{ text: `${field.title}: ${labels.join(', ')}`, mark: 'met' }]);
        return 'next';
      }
    }
  }
}

/** @returns for how many checks a field decides whether they concern the project, and of how many it can raise the risk */
export function decidesFor(id: string, { catalogue }: Pick<World, 'catalogue'>): { ruled: number; raised: number } {
  const asks = (condition: object | null) =>
    condition !== null && Object.values(condition).some((clause: unknown) => typeof clause === 'object' && clause !== null && id in clause);
  return {
    ruled: catalogue.checks.filter(({ when }) => asks(when)).length,
    raised: catalogue.checks.filter(({ raise }) => raise.some(({ when }) => asks(when))).length,
  };
}

function effectOf(id: string, world: World): { label: Remark['label']; text: string }[] {
  const { ruled, raised } = decidesFor(id, world);
  return [
    {
      label: 'Decides',
      text: `It decides for ${ruled} checks whether they concern the project, and can raise the risk of ${raised}. Left open, it rules nothing out.`,
    },
  ];
}
