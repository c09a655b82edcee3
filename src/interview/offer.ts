// The question whether there is time for questions.

import type { Ask } from './question.js';
import { everything, type Selection } from './question-list.js';

/** @returns what to ask about; null where the person declines */
export async function offer(ask: Ask): Promise<Selection | null> {
  const reply = await ask.choose({
    heading: {
      where: ['Interview'],
      question: 'The repository cannot show the rest. Do you have time for questions?',
      about: 'each answer is kept at once; it can be stopped and taken up again at any time',
      remarks: [],
    },
    options: [
      { value: 'express', label: 'Five minutes: only what settles the most points' },
      { value: 'full', label: 'Go through all that is open, the most valuable first' },
      { value: 'no', label: 'Not now' },
    ],
    many: false,
    chosen: ['express'],
    actions: ['quit'],
    problem: null,
  });
  const chosen = reply.action === 'answer' ? reply.values[0] : 'no';
  return chosen === 'no' ? null : { ...everything, express: chosen === 'express' };
}
