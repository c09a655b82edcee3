// Which files of a tree are looked at, and what is to be looked at in each.

import { collect } from '../inventory/collect.js';
import type { Role } from '../model/index.js';
import type { Language } from '../parsers/language.js';
import { type LanguageId, languageOf } from '../parsers/languages.js';
import type { CompiledRules, Inspecting } from './compile.js';

const maxBytes = 1024 * 1024;

/** A file that is worth a look, by its name. */
export interface CandidateFile {
  path: string;
  role: Role;
  language: Language<LanguageId> | null;
  interested: readonly Inspecting[];
  /** Whether it tells something about the tree as a whole. */
  collects: boolean;
  /** Whether nobody misses it where it is too large to be read. */
  optional: boolean;
  /** Up to how many bytes it is read; 0 where its name says all. */
  cap: number;
}

/** @returns the files that are worth a look, in the order given */
export function candidateFiles(
  files: readonly { path: string; role: Role }[],
  { wanted, allowed }: Pick<CompiledRules, 'wanted' | 'allowed'>,
): CandidateFile[] {
  return files.flatMap(({ path, role }) => {
    const language = languageOf(path);
    const interested = allowed[role](wanted(path));
    const collects = collect.cap(path);
    if (!language && collects === null && interested.length === 0) return [];
    const cap = Math.max(language?.maxBytes ?? maxBytes, collects ?? 0);
    // A lock file whose name says all may be larger than anything worth reading.
    return [
      {
        path,
        role,
        language,
        interested,
        collects: collects !== null,
        optional: !language && collects === null && interested.every(({ inspect }) => inspect.optional === true),
        cap: collects === 0 ? 0 : cap,
      },
    ];
  });
}
