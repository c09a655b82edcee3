// Which texts of a result are the program's own, and which come out of the repository and stand under a mark.
import { oneLine } from '../errors.js';
import type { Catalogue, Place } from '../model/index.js';
import { placeText, shorten } from '../terminal/text.js';
import { type Untrusted, untrusted } from '../terminal/untrusted.js';

/** A text of the program's own, or one of the repository under its mark. */
export type MarkedText = string | Untrusted;

const longest = 1_200;

/** Gives texts of rules as they are where the rules are built in, and marked where the project brings them itself. */
export interface Marks {
  check(id: string, text: string): MarkedText;
  signal(id: string, text: string): MarkedText;
  isOwnCase(id: string): boolean;
}

/** @param builtin the rules whose texts are the program's own */
export function marksOf({ checks, signals, cases }: Catalogue): Marks {
  const own = { checks: new Set(checks.map(({ id }) => id)), signals: new Set(signals.map(({ id }) => id)), cases: new Set(cases.map(({ id }) => id)) };
  const told = (isOwn: boolean, text: string) => (isOwn ? shorten(oneLine(text), longest) : untrusted(text, longest));
  return {
    check: (id, text) => told(own.checks.has(id), text),
    signal: (id, text) => told(own.signals.has(id), text),
    isOwnCase: (id) => own.cases.has(id),
  };
}

/** Places of the repository, whose paths anybody may have named. */
export function markedPlaces(places: readonly Place[], most: number): Untrusted[] {
  return places.slice(0, most).map((place) => untrusted(placeText(place)));
}
