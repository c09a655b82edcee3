// Pieces of text of which some must stand in a text for a regular expression to match it: a substring search rules most texts out before the expression is even compiled.
import { alternativesOf, atomsOf, insideOf } from './atoms.js';
import { type AnyOf, countOf, implies, type Needs, worth } from './needs.js';

/** More pieces than these are not worth looking for. */
const mostPieces = 80;
/** As many conditions rule out nearly all that more of them would. */
const mostNeeds = 4;
const deepest = 12;

/**
 * Reads letters in a row that no quantifier makes optional, and groups for what each of their alternatives holds. Classes, and what looks behind or denies, are passed over.
 * @param source of a regular expression without the flags `u` and `v`, with or without `i`
 * @returns what every text that it matches holds, in pieces without white space; the conditions that rule out most come first, and there is none where nothing is known
 */
export function requiredPieces(source: string): Needs {
  return alternatives(source, 0);
}

/** What an expression needs, whichever of its alternatives is met. */
function alternatives(source: string, depth: number): Needs {
  const parts = alternativesOf(source);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return sequence(only, depth);
  const all: (string | Needs)[] = [];
  for (const part of parts) {
    const needs = sequence(part, depth);
    const [first] = needs;
    if (!first) return [];
    if (needs.length === 1) all.push(...first);
    else all.push(needs);
  }
  const least = withoutLonger(all);
  return countOf([least]) > mostPieces ? [] : [least];
}

/** Where a piece is enough, longer ones with it are none the better. */
function withoutLonger(all: AnyOf): AnyOf {
  const kept: (string | Needs)[] = [];
  for (const one of all) {
    if (kept.some((other) => implies([one], [other]))) continue;
    for (let at = kept.length - 1; at >= 0; at--) if (implies([kept[at] ?? ''], [one])) kept.splice(at, 1);
    kept.push(one);
  }
  return kept;
}

/** What the parts of an alternative need, all of which have to be there. */
function sequence(source: string, depth: number): Needs {
  const all: AnyOf[] = [];
  let run = '';
  const end = () => {
    if (run !== '') all.push([run.toLowerCase()]);
    run = '';
  };
  for (const { atom, quantifier } of atomsOf(source)) {
    const optional = /^(?:[*?]|\{0)/.test(quantifier);
    const letter = letterOf(atom);
    if (letter !== null && !optional) run += letter;
    // A letter that is repeated is followed by itself, not by what comes next.
    if (letter === null || quantifier !== '') end();
    const inner = optional || depth >= deepest ? null : insideOf(atom);
    if (inner !== null) all.push(...alternatives(inner, depth + 1));
  }
  end();
  return best(all);
}

/** The conditions that rule out most; what holds wherever another one does says nothing more. */
function best(needs: Needs): Needs {
  const sorted = [...needs].sort((a, b) => worth(b) - worth(a));
  const kept: AnyOf[] = [];
  for (const need of sorted)
    if (kept.length < mostNeeds && countOf([...kept, need]) <= mostPieces && !kept.some((other) => implies(other, need))) kept.push(need);
  return kept;
}

/** Letters that have no case, or one other case and no more: whatever letter case a text has, it holds them in lower case. */
const plainLetters = /^[!-~à-öø-þ\u3041-\u30ff\u4e00-\u9fff]$/;

/** The character that an atom stands for; null for everything else, and for what letter case or a blanked comment may turn into something else. */
function letterOf(atom: string): string | null {
  const c = atom.length === 2 && /^\\[^A-Za-z0-9]$/.test(atom) ? atom.charAt(1) : atom;
  return plainLetters.test(c.toLowerCase()) && !(c === atom && /[.^$|]/.test(c)) ? c : null;
}
