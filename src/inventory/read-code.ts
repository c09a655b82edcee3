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
/** What starts at an import, and of the rest what a sketch asks for by name. */
const imported: Interest = { roots: 'all', last: new Set(askedNames) };

/** @returns what a code file defines and calls; null for notebooks and languages whose names are not followed, for what is not the project's own, and where it cannot be parsed */
export function readSketch(view: FileView, bytes: Uint8Array, language: Language<LanguageId>): Sketch | null {
  if (view.role === 'vendored' || !language.linked) return null;
  const facts = language.read(
    { path: view.path, bytes, text: view.text, notebook: view.notebook },
    view.role === 'test' || language.id === 'r' ? everything : imported,
  );
  return facts && sketchOf({ path: view.path, language: language.id, test: view.role === 'test' }, facts, view.text().split('\n'));
}

/** @returns what a code file says; null where it cannot be parsed at all (a broken notebook). */
export function readCode(view: FileView, bytes: Uint8Array, language: Language<LanguageId>, interest: Interest): SeenCode | null {
  const facts = language.read({ path: view.path, bytes, text: view.text, notebook: view.notebook }, interest);
  return facts && { path: view.path, role: view.role, language: language.id, ...facts };
}
