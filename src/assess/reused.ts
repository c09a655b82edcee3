// Evidence that is cited for too much.
import type { Citation } from '../model/index.js';

/** So many checks may cite the same. */
const mostChecks = 3;

interface Cited {
  check: string;
  citation: Citation;
  path: string;
  from: number;
  to: number;
}

/**
 * What more than three checks cite proves none of them: a content, under whatever names, or a line of a file, in whatever parts it is cited.
 * @returns the citations of such
 */
export function reusedIn(citations: Readonly<Record<string, readonly Citation[]>>): Set<Citation> {
  const cited = Object.entries(citations).flatMap(([check, all]) =>
    all.flatMap((citation): Cited[] => {
      const { ref, part } = citation;
      return 'path' in ref ? [{ check, citation, path: ref.path, from: part?.from ?? 1, to: part?.to ?? Number.POSITIVE_INFINITY }] : [];
    }),
  );
  const reused = new Set<Citation>();
  const note = (of: readonly Cited[]) => {
    if (new Set(of.map(({ check }) => check)).size > mostChecks) for (const { citation } of of) reused.add(citation);
  };
  for (const of of groups(cited, ({ citation, path }) => citation.content ?? `/${path}`)) note(of);
  const there = cited.filter(({ citation }) => citation.state !== 'part-missing');
  for (const of of groups(there, ({ path }) => path)) for (const one of of) note(of.filter(({ from, to }) => from <= one.from && one.from <= to));
  return reused;
}

function groups(cited: readonly Cited[], keyOf: (one: Cited) => string): Cited[][] {
  const by = new Map<string, Cited[]>();
  for (const one of cited) {
    const key = keyOf(one);
    const group = by.get(key);
    if (group) group.push(one);
    else by.set(key, [one]);
  }
  return [...by.values()];
}
