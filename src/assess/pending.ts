// Checks that are newer than the pack a manifest was written for, and that the gate leaves out for a while.
import type { Catalogue, Check, Manifest } from '../model/index.js';
import { daysAfter } from '../parsers/text/days.js';
import { furtherPackOf } from './packs.js';

/** Checks that are newer than what a manifest was written for are left out by the gate for so long after they were released. */
const pendingDays = 180;

/** Whether a check is newer than the pack that the manifest was written for, and was released so lately that nobody has had time for it. */
export function isPending(
  { since, pack }: Pick<Check, 'since' | 'pack'>,
  { manifest, catalogue, today }: { manifest: Pick<Manifest, 'pack'>; catalogue: Pick<Catalogue, 'packs' | 'releases'>; today: string },
): boolean {
  const further = furtherPackOf(catalogue, pack);
  const last = lastPendingDay({ since, pack }, catalogue);
  // Who names no version of a further pack has not met it yet.
  const written = manifest.pack?.[pack] ?? (further === null ? null : '0.0.0');
  return manifest.pack !== null && written !== null && newer(since, written) && last !== null && today <= last;
}

/** @returns the last day on which the gate leaves a check out for a manifest that is older than it; null where nobody knows when its pack was released */
export function lastPendingDay({ since, pack }: Pick<Check, 'since' | 'pack'>, catalogue: Pick<Catalogue, 'packs' | 'releases'>): string | null {
  const released = (furtherPackOf(catalogue, pack) ?? catalogue).releases[since];
  return released === undefined ? null : daysAfter(released, pendingDays);
}

function newer(version: string, than: string): boolean {
  const parts = (text: string) => text.split('.').map(Number);
  const [a, b] = [parts(version), parts(than)];
  for (let i = 0; i < 3; i++) if ((a[i] ?? 0) !== (b[i] ?? 0)) return (a[i] ?? 0) > (b[i] ?? 0);
  return false;
}
