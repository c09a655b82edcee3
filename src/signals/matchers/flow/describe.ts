import type { FlowStep } from '../../flow/plan.js';
import { codeReading, patternWords, whereWords } from '../words.js';
import type { FlowMatcher } from './schema.js';

export const reading = codeReading;

const kinds: Record<FlowStep['on'], string> = {
  call: 'a call of',
  read: 'a read of',
  text: 'a text that values are put into',
  parameter: 'a parameter of a function decorated with',
  assertion: 'an assertion',
  condition: 'a condition',
  return: 'a return',
};

const spelled: Record<FlowMatcher['languages'][number], string> = { python: 'Python', javascript: 'JavaScript', r: 'R' };

/** @returns the steps in order, with the values that join them */
export function describe({ steps, unless, through, lacks, foreign, languages, where }: FlowMatcher): string {
  const without = unless.length > 0 ? `; and nowhere ${unless.map(stepWords).join(', nor ')}` : '';
  const paths = through === null ? '' : `; a value is followed through ${through.join(', ')}`;
  const lacking = lacks.length > 0 ? `; in a file without ${lacks.join(', ')}` : '';
  const code = languages.length === 1 && languages[0] === 'python' ? '' : ` of ${languages.map((language) => spelled[language]).join(' or ')}`;
  return `a value that flows, in one function${code}: ${steps.map(stepWords).join(', then ')}${without}${paths}${lacking}${foreign ? '; not a load of what is kept here, was checked before, or was made by the program itself' : ''}${whereWords(where)}`;
}

function stepWords(step: FlowStep): string {
  const takes = step.takes.map(
    ({ slots, variable, named }) => `${variable ?? 'something'}${named.length > 0 ? ` called ${named.join(' or ')}` : ''} as ${slots.join(' or ')}`,
  );
  const gives = step.gives.map(({ position, variable }) => (position === null ? variable : `${variable} at ${position}`));
  const parts = [
    [kinds[step.on], step.names.join(' or ')].filter((part) => part !== '').join(' '),
    ...step.with.map((pattern) => `with ${patternWords(pattern)}`),
    ...step.without.map((pattern) => `without ${patternWords(pattern)}`),
    ...(takes.length > 0 ? [`taking ${takes.join(' and ')}`] : []),
    ...(gives.length > 0 ? [`giving ${gives.join(' and ')}`] : []),
  ];
  return parts.join(' ');
}
