// The keys of a conversation: what is pressed where every letter is free, what is pressed where text is typed, and what each does.
import type { Action, SaidParagraph } from './question.js';

interface ActionKey {
  /** Where every letter is free. */
  key: string;
  /** Where text is typed: a letter with Ctrl that a line editor leaves free; null where it cannot be done there. */
  typing: { shown: string; name: string } | null;
  /** In a word or two. */
  does: string;
  /** In a sentence. */
  means: string;
}

const ctrl = (name: string) => ({ shown: `^${name.toUpperCase()}`, name });

export const keyOf: Record<Action, ActionKey> = {
  accept: { key: 'y', typing: null, does: 'yes', means: 'Yes, this is it: the answer that stands first, with its place as evidence.' },
  back: { key: 'b', typing: { shown: 'Esc', name: 'escape' }, does: 'back', means: 'Back to the question before. An answer stays until you give another.' },
  skip: { key: 's', typing: ctrl('s'), does: 'not now', means: 'Not now. Nothing is written, and the question comes again next time.' },
  unknown: { key: 'u', typing: ctrl('n'), does: 'nobody knows', means: 'Nobody knows. That is written down as an answer, and no longer asked.' },
  why: { key: 'w', typing: ctrl('g'), does: 'what counts', means: 'What counts. Pressed again: the risk, a case, how to start, who asks for it.' },
  note: { key: 'n', typing: ctrl('o'), does: 'note', means: 'A note for colleagues, kept with the answer.' },
  evidence: { key: 'e', typing: ctrl('p'), does: 'evidence', means: 'Point at a file of the repository, or at an address.' },
  'set-aside': {
    key: 'x',
    typing: ctrl('x'),
    does: 'does not apply',
    means: 'It does not apply here. You are asked why, and the reason stands in every report.',
  },
  dispute: { key: 'd', typing: ctrl('t'), does: 'dispute', means: 'What the repository shows against it is no such thing. You are asked why.' },
  jump: { key: 'j', typing: null, does: 'jump', means: 'To any other question, chosen from the list of all.' },
  keys: { key: '?', typing: null, does: 'all keys', means: 'These keys.' },
  quit: { key: 'q', typing: ctrl('q'), does: 'save and quit', means: 'Save and quit. Ctrl-C does the same at once.' },
};

/** Keys that only the list of all keys names. */
const seldom: ReadonlySet<Action> = new Set(['accept', 'note', 'jump']);

/** @returns the keys to show under a prompt: where every letter is free the usual ones, where text is typed those that there are. */
export function shownKeys(actions: readonly Action[], typing: boolean): string[] {
  if (!typing) return actions.filter((action) => !seldom.has(action)).map((action) => `${keyOf[action].key} ${keyOf[action].does}`);
  return actions.flatMap((action) => {
    const key = keyOf[action].typing;
    return key === null ? [] : [`${key.shown} ${keyOf[action].does}`];
  });
}

/** @returns the action of a key where every letter is free; undefined where there is none */
export function actionOf(name: string | undefined, actions: readonly Action[]): Action | undefined {
  return actions.find((action) => keyOf[action].key === name);
}

/** @returns the action of a letter that is pressed with Ctrl, or of Esc, where text is typed; undefined where there is none */
export function typingActionOf({ name, ctrl: held }: { name?: string; ctrl: boolean }, actions: readonly Action[]): Action | undefined {
  return actions.find((action) => {
    const key = keyOf[action].typing;
    return key !== null && key.name === name && held === (name !== 'escape');
  });
}

/** @returns every key that does something at a question, a paragraph each */
export function keysText(actions: readonly Action[]): SaidParagraph[] {
  return [
    { label: '1-9', text: 'Takes the answer with that number; Enter takes the one under the cursor.' },
    ...actions.map((action): SaidParagraph => ({ label: keyOf[action].key, text: keyOf[action].means })),
  ];
}
