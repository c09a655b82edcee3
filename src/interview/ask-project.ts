// What the project is, on one screen: what was guessed and where, what is open, and how many checks each field decides for.
import type { ContextField, Edit } from '../model/index.js';
import { placeText } from '../terminal/text.js';
import { askContext, decidesFor } from './ask-context.js';
import type { Asking, QuestionExit } from './context.js';
import type { QuestionItem } from './question-list.js';

type ProjectItem = Extract<QuestionItem, { kind: 'project' }>;

/**
 * Asks what the project is; each field is kept as soon as it is set.
 * @returns how the question was left, and the ids of the fields that were set
 */
export async function askProject({ fields }: ProjectItem, asking: Asking): Promise<{ left: QuestionExit; set: string[] }> {
  const { place, world, ask, keep } = asking;
  const set: string[] = [];
  const progress = [...place.progress];
  let all = fields.deciding.length === 0;
  for (;;) {
    const listed = world.catalogue.context.length === 0 ? [] : [...fields.deciding, ...(all ? fields.others : [])];
    const guessed = listed.filter((id) => place.state.assessment.context[id]?.source === 'guessed');
    const reply = await ask.choose({
      heading: {
        where: ['The project', ...progress],
        question: 'What is this project?',
        about: 'What is said here rules out questions that do not concern it; what is left open rules out nothing.',
        remarks: [],
        stages: place.stages,
      },
      options: [
        ...(guessed.length > 0 ? [{ value: 'guesses', label: `Keep what was guessed (${guessed.length})` }] : []),
        ...listed.map((id) => ({ value: id, label: rowOf(id, asking) })),
        ...(all || fields.others.length === 0 ? [] : [{ value: 'others', label: `${fields.others.length} more, which decide less here` }]),
        { value: 'on', label: 'Go on to the questions' },
      ],
      many: false,
      chosen: [set.length > 0 && guessed.length === 0 ? 'on' : (listed[0] ?? 'on')],
      actions: ['back', 'skip', 'jump', 'quit'],
      problem: null,
    });
    if (reply.action === 'skip') return { left: 'next', set };
    if (reply.action === 'back' || reply.action === 'quit' || reply.action === 'jump') return { left: reply.action, set };
    const chosen = reply.action === 'answer' ? reply.values[0] : undefined;
    if (chosen === 'on') return { left: 'next', set };
    if (chosen === 'others') all = true;
    else if (chosen === 'guesses') {
      if ((await keep(guessed.map((id) => guessKept(id, asking)))) !== null) set.push(...guessed);
    } else if (chosen !== undefined) {
      const left = await askContext(chosen, asking);
      if (left === 'next' && (place.state.manifest.context[chosen] ?? []).length > 0) set.push(chosen);
      if (left === 'quit') return { left, set };
    }
  }
}

const fieldOf = (id: string, { world }: Asking): ContextField | undefined => world.catalogue.context.find((field) => field.id === id);

/** "Domain: finance", "Exposure: public-api? (guessed from app.py:3)", "Jurisdiction: open, decides for 12 checks". */
function rowOf(id: string, asking: Asking): string {
  const field = fieldOf(id, asking);
  const title = field?.title ?? id;
  const { assessment, manifest } = asking.place.state;
  const said = manifest.context[id] ?? [];
  const known = assessment.context[id];
  const labels = (values: readonly string[]) => values.map((value) => field?.values.find((one) => one.value === value)?.label ?? value).join(', ');
  if (said.length > 0) return `${title}: ${labels(said)}`;
  if (known?.source === 'guessed') return `${title}: ${labels(known.value)}? Guessed from ${known.places.slice(0, 1).map(placeText).join('')}`;
  const { ruled } = decidesFor(id, asking.world);
  return `${title}: open${ruled > 0 ? `, decides for ${ruled === 1 ? 'one check' : `${ruled} checks`}` : ''}`;
}

function guessKept(id: string, asking: Asking): Edit {
  const values = asking.place.state.assessment.context[id]?.value ?? [];
  return { path: ['context', id], value: fieldOf(id, asking)?.many === true ? [...values] : (values[0] ?? '') };
}
