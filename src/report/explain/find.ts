// Finds what somebody means by an id, a short name, a code, a title or a few words.
import { didYouMean, editDistance, KnownError } from '../../errors.js';
import type { Catalogue } from '../../model/index.js';
import { type Entry, entryOf } from './explain.js';

/** An entry of the rules by its id, with its title. */
export interface Named {
  kind: Entry['kind'];
  id: string;
  title: string;
}

/** One entry and what else the words fit; several that fit alike, the nearest first; or none, with those that are written most alike. */
export type Meant = { entry: Entry; others: Named[] } | { several: Named[] } | { nearest: Named[] };

/** The most that are listed. */
const most = { listed: 10, nearest: 3 };

interface Candidate extends Named {
  /** What it says, beside its title. */
  text: string;
}

/** @param words an id, the last part of one, a code, a title, or words */
export function find(catalogue: Catalogue, words: string): Meant {
  const typed = words.trim();
  const exact = entryOf(catalogue, typed);
  if (exact !== null) return { entry: exact, others: [] };
  const all = candidates(catalogue);
  const titled = all.find(({ title }) => title.toLowerCase() === typed.toLowerCase());
  if (titled !== undefined) return entryFound(catalogue, titled, []);
  const ranked = all
    .flatMap((candidate, index) => {
      const rank = rankOf(candidate, typed.toLowerCase());
      return rank === null ? [] : [{ candidate, rank, index }];
    })
    .sort((a, b) => a.rank - b.rank || a.index - b.index);
  const named = ranked.map(({ candidate: { kind, id, title } }): Named => ({ kind, id, title }));
  const [first] = named;
  if (first === undefined) return { nearest: nearestTo(typed, all) };
  const short = ranked.filter(({ rank }) => rank === 0).map(({ candidate }) => candidate);
  const meant = short.filter(({ kind }) => kind === 'check');
  const [one] = meant.length === 1 ? meant : short.length === 1 ? short : named.length === 1 ? named : [];
  if (one === undefined) return { several: named.slice(0, most.listed) };
  return entryFound(
    catalogue,
    one,
    named.filter(({ id }) => id !== one.id),
  );
}

/** The error of words that fit nothing. */
export function notFound(words: string, near: readonly Named[]): KnownError {
  const means = didYouMean(near.map(({ id }) => id));
  return new KnownError(words === '' ? 'an empty text' : words, 'is no check, consideration, signal, stage or case', `${means} See: mlready checks`);
}

function entryFound(catalogue: Catalogue, { id }: Pick<Named, 'id'>, others: readonly Named[]): Meant {
  const entry = entryOf(catalogue, id);
  if (entry === null) throw new Error(`no entry ${id}`);
  return { entry, others: others.slice(0, most.listed - 1) };
}

/** All that can be explained, in the order in which they are offered where several fit alike. */
function candidates({ checks, considerations, steps, stages, signals, cases }: Catalogue): Candidate[] {
  return [
    ...considerations.map(({ id, title }): Candidate => ({ kind: 'consideration', id, title, text: '' })),
    ...checks.map(({ id, statement, ask }): Candidate => ({ kind: 'check', id, title: statement, text: ask })),
    ...signals.map(({ id, title, hazard }): Candidate => ({ kind: 'signal', id, title, text: hazard?.code ?? '' })),
    ...steps.map(({ id, title }): Candidate => ({ kind: 'step', id, title, text: '' })),
    ...stages.map(({ id, title, meaning }): Candidate => ({ kind: 'stage', id, title, text: meaning })),
    ...cases.map(({ id, title, organisation }): Candidate => ({ kind: 'case', id, title, text: organisation ?? '' })),
  ];
}

/** How well the words fit: 0 the last part of the id, 1 words of the id, 2 of the title, 3 of all; null where they do not. */
function rankOf({ id, title, text }: Candidate, typed: string): number | null {
  if (id.slice(id.indexOf('.') + 1) === typed) return 0;
  const asked = wordsOf(typed);
  if (asked.length === 0) return null;
  const fits = (given: string) => {
    const there = wordsOf(given);
    return asked.every((word) => there.some((one) => one.startsWith(word)));
  };
  if (fits(id)) return 1;
  if (fits(title)) return 2;
  return fits(`${id} ${title} ${text}`) ? 3 : null;
}

function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 200);
}

/** Those whose id, last part of it or title is written most alike. */
function nearestTo(typed: string, all: readonly Candidate[]): Named[] {
  const word = typed.slice(0, 80).toLowerCase();
  const distance = ({ id, title }: Candidate) => {
    const spellings = [id, id.slice(id.indexOf('.') + 1), ...(title.length <= 60 ? [title.toLowerCase()] : [])];
    return Math.min(...spellings.map((spelling) => editDistance(word, spelling.toLowerCase()) / Math.max(word.length, spelling.length)));
  };
  return all
    .map((candidate, index) => ({ candidate, index, far: distance(candidate) }))
    .sort((a, b) => a.far - b.far || a.index - b.index)
    .slice(0, most.nearest)
    .map(({ candidate: { kind, id, title } }) => ({ kind, id, title }));
}
