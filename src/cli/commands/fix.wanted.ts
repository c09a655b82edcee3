// What mlready fix is asked to repair.
import type { AssessedProject } from '../../engine/assess-project.js';
import type { Repairable } from '../../engine/fix.js';
import { KnownError } from '../../errors.js';
import type { Check } from '../../model/index.js';
import { languageOf } from '../../parsers/languages.js';
import { checkNamed } from '../choices.js';

/** What is meant: all, the places of a hazard or in a file, or a check. */
export interface AskedRepair {
  fits(one: Repairable): boolean;
  /** What it is called, on the command line again. */
  name: string;
  check: Check | null;
}

/** @returns what somebody means by a word behind `mlready fix`: nothing, a place, the code or id of a hazard, a check @throws KnownError where it is none of them */
export function wantedBy(what: string | undefined, { catalogue, tree }: AssessedProject): AskedRepair {
  // A rule that is only tried is believed where somebody asks for it, and told as such.
  if (what === undefined) return { fits: ({ trial }) => !trial, name: '', check: null };
  const [, path = what, line] = /^(.*?)(?::(\d{1,7}))?$/s.exec(what) ?? [];
  const file = tree.files.find((one) => one === path.replace(/^\.\//, ''));
  if (file !== undefined) return { fits: ({ place }) => place.path === file && (line === undefined || place.line === Number(line)), name: what, check: null };
  const signal = catalogue.signals.find(({ id, hazard }) => id === what || hazard?.code === what.toUpperCase());
  if (signal) return { fits: (one) => one.signal === signal.id, name: what, check: null };
  if (/^MLR-/i.test(what)) throw new KnownError(what, 'is no code of a hazard', 'see: mlready fix --list, or docs/hazards.md');
  if (line !== undefined || path.includes('/') || languageOf(path) !== null)
    throw new KnownError(what, 'is no file of this project', 'name one as mlready audit shows it: src/train.py:14');
  const check = checkNamed(catalogue, what, 'fix');
  return { fits: ({ checks, trial }) => !trial && checks.includes(check.id), name: what, check };
}
