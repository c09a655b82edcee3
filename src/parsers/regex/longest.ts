// How much of a text a regular expression can take at most: what it asks for stands no further apart than that.
import { alternativesOf, atomsOf, insideOf } from './atoms.js';

/**
 * @param source of a regular expression without the flags `u` and `v`
 * @returns the most characters of a match, what it looks ahead for included; Infinity where nothing bounds them
 */
export function longestMatch(source: string): number {
  return Math.max(...alternativesOf(source).map(longestOf));
}

function longestOf(alternative: string): number {
  let sum = 0;
  for (const { atom, quantifier } of atomsOf(alternative)) {
    const length = lengthOf(atom);
    if (length > 0) sum += length * mostTimes(quantifier);
  }
  return sum;
}

function lengthOf(atom: string): number {
  // Marks of a place, and what looks behind or denies, take nothing.
  if (/^(?:\^|\$|\\[bB])$/.test(atom)) return 0;
  const inside = insideOf(atom);
  if (inside !== null) return longestMatch(inside);
  if (atom.startsWith('(')) return 0;
  // What is repeated word for word may be anything.
  return /^\\(?:[1-9]|k<)/.test(atom) ? Number.POSITIVE_INFINITY : 1;
}

function mostTimes(quantifier: string): number {
  const first = quantifier.charAt(0);
  if (first === '') return 1;
  if (first === '?') return 1;
  const most = /^\{(\d+)(?:(,)(\d*))?\}/.exec(quantifier);
  if (!most) return Number.POSITIVE_INFINITY;
  const [, least = '', range, end = ''] = most;
  if (range === undefined) return Number(least);
  return end === '' ? Number.POSITIVE_INFINITY : Number(end);
}
