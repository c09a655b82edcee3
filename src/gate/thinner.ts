// Practices that stand as before, and rest on less: told, and no reason to fail.
import type { Check, Fact, Finding, Scan, Thinner } from '../model/index.js';

/** More are not kept of a fact, so nobody knows how many there were. */
const mostPlaces = 20;

/**
 * @returns what a check rests on now, where that is less than before; `outgrown` where it is met in part only because there is more of what is counted, and no
 * less that counts. Null where it rests on as much as before
 */
export function thinnerThan(was: Finding, is: Finding, base: Scan, head: Scan): { told: Thinner; outgrown: boolean } | null {
  const signal = 'signal' in is.reason && (is.reason.code === 'shown' || is.reason.code === 'shown-less') ? is.reason.signal : null;
  if (signal === null || !('signal' in was.reason)) return null;
  if (was.reason.signal !== signal) return outgrownBeside(was.reason.signal, was, base, head);
  const [old, now] = [factOf(base, signal), factOf(head, signal)];
  if (old === undefined || now === undefined || old.state !== now.state) return null;
  if (old.degree !== undefined && now.degree !== undefined) {
    const few = is.reason.code === 'shown-less' && was.reason.code === 'shown' && is.reason.by.every(({ code }) => code === 'few');
    const outgrown = few && now.degree.count >= old.degree.count && now.degree.total > old.degree.total;
    const less = outgrown || now.degree.count < old.degree.count;
    return less ? { told: { check: is.check, signal, of: 'degree', before: old.degree, after: now.degree }, outgrown } : null;
  }
  const [before, after] = [old.places.length, now.places.length];
  if (after >= before || before >= mostPlaces) return null;
  return {
    told: { check: is.check, signal, of: 'places', before: { count: before, total: before }, after: { count: after, total: before } },
    outgrown: false,
  };
}

/** What decided before covers as much as it did of more than there was, and so another practice, which earns as much as is left, decides now. */
function outgrownBeside(signal: string, { check }: Finding, base: Scan, head: Scan): { told: Thinner; outgrown: boolean } | null {
  const [old, now] = [factOf(base, signal), factOf(head, signal)];
  if (old?.degree === undefined || now?.degree === undefined || old.state !== 'present' || now.state !== 'present') return null;
  if (now.degree.count < old.degree.count || now.degree.total <= old.degree.total) return null;
  return { told: { check, signal, of: 'degree', before: old.degree, after: now.degree }, outgrown: true };
}

/**
 * @returns the practice that shows a check beside the one that decides, where it is gone, hollow or in fewer places than before: a linter that CI runs no more, while its
 * settings, or commit hooks, still show the check. Null where all of them stand as before
 */
export function thinnerBeside({ id, shownBy }: Check, was: Finding, is: Finding, base: Scan, head: Scan): Thinner | null {
  if (was.points.observed === 0 || is.points.observed === 0) return null;
  for (const { signal } of shownBy) {
    const [old, now] = [factOf(base, signal), factOf(head, signal)];
    if (old?.state !== 'present' || now === undefined || now.state === 'unreadable' || old.places.length >= mostPlaces) continue;
    const [total, count] = [old.places.length, now.state === 'present' ? now.places.length : 0];
    if (count < total) return { check: id, signal, of: 'beside', before: { count: total, total }, after: { count, total } };
  }
  return null;
}

function factOf({ facts }: Scan, signal: string): Fact | undefined {
  return facts.find((fact) => fact.signal === signal);
}
