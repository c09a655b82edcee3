// What a code file says, in one shape for all languages.
import type { Role } from '../model/index.js';
import type { Interest } from '../parsers/code/facts.js';
import type { FileFacts, Language } from '../parsers/language.js';
import type { LanguageId } from '../parsers/languages.js';
import type { FileView } from './file-view.js';
import { askedNames, type Sketch, sketchOf } from './sketch.js';

export interface SeenCode extends FileFacts {
  path: string;
  role: Role;
  language: LanguageId;
}

const everything: Interest = { roots: 'all', last: 'all' };

/** Which calls a scan keeps: those that rules ask for, and where a file is sketched those that a sketch needs as well. */
export interface Interests {
  asked: Interest;
  /** All that starts at an import, and of the rest what rules and sketches ask for by name. */
  sketched: Interest;
}

/** @param asked which calls rules ask for */
export function interestsWith(asked: Interest): Interests {
  return { asked, sketched: asked.last === 'all' ? everything : { roots: 'all', last: new Set([...asked.last, ...askedNames]) } };
}

/** What a file of code says, and its sketch. */
export interface ReadCode {
  seen: SeenCode;
  /** What it defines and calls; null where nobody asks, for notebooks and languages whose names are not followed, and for what is not the project's own. */
  sketch: Sketch | null;
}

/**
 * @param interests which calls are kept; of tests, and of R, a sketch needs every one
 * @param sketched whether somebody asks for sketches
 * @returns null where it cannot be parsed at all (a broken notebook)
 */
export function readCode(view: FileView, bytes: Uint8Array, language: Language<LanguageId>, interests: Interests, sketched: boolean): ReadCode | null {
  const { path, role } = view;
  const linked = sketched && role !== 'vendored' && language.linked;
  const sketchInterest = role === 'test' || language.id === 'r' ? everything : interests.sketched;
  const facts = language.read({ path, bytes, text: view.text, notebook: view.notebook }, linked ? sketchInterest : interests.asked);
  if (!facts) return null;
  return {
    seen: { path, role, language: language.id, ...facts },
    sketch: linked
      ? sketchOf({ path, language: language.id, test: role === 'test' }, facts, {
          lines: view.text().split('\n'),
          shown: () => view.effective().split('\n'),
          holds: view.holds,
        })
      : null,
  };
}
