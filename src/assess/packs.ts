// Which further packs a project is asked by: what they are meant for is seen in it, or somebody says so.
import { allRefs } from '../catalogue/refs.js';
import type { Assessment, Catalogue, Check, FurtherPack, Manifest, PackUse, Scan, Variant } from '../model/index.js';
import { activitiesOf, type ConditionTerms, holds } from './condition.js';

/**
 * @param terms what the manifest says of the project, and what it does
 * @param seen the same by what is seen alone
 * @returns each pack with whether it asks, and by what; in the order of the rules
 */
export function packsInUse(
  { packs }: Pick<Catalogue, 'packs'>,
  { builtinPacks }: Pick<Manifest, 'builtinPacks'>,
  terms: ConditionTerms,
  seen: ConditionTerms,
): PackUse[] {
  return packs.map((pack): PackUse => {
    const { id, title, version, onWhen } = pack;
    const activities = activitiesOf(onWhen).filter((activity) => terms.does.get(activity) === 'yes');
    const switched = builtinPacks[id];
    const fits = holds(onWhen, terms) === 'yes';
    const by = switched !== undefined ? 'switched' : holds(onWhen, seen) === 'yes' ? 'seen' : 'said';
    return { id, title, version, on: switched?.use ?? fits, fits, by, activities, why: switched?.why ?? null };
  });
}

/**
 * The rules that a project is asked by. Of a pack that is meant for others nothing is left; one that is meant for it and switched off keeps its checks, set aside
 * with the reason. Each check speaks in the words that it has for what the project does.
 * @param packs what `packsInUse` gave
 * @param does the activities that take place
 */
export function rulesInUse(catalogue: Catalogue, packs: readonly PackUse[], does: ReadonlySet<string>): Catalogue {
  const out = new Set(packs.filter(({ on, fits }) => !on && !fits).map(({ id }) => id));
  const off = new Map(packs.flatMap(({ id, on, fits, why }) => (!on && fits ? [[id, why ?? ''] as const] : [])));
  const gone = new Set(catalogue.packs.flatMap(({ id, signals }) => (out.has(id) ? signals : [])));
  const checks = catalogue.checks.flatMap((check) => {
    if (out.has(check.pack)) return [];
    const why = off.get(check.pack);
    const worded = without(gone, inWordsFor(check, does));
    return why === undefined ? [worded] : [{ ...worded, off: { pack: null, why } }];
  });
  if (out.size === 0) return { ...catalogue, checks };
  const left = new Set(catalogue.checks.flatMap(({ id, pack }) => (out.has(pack) ? [id] : [])));
  const named = (these: readonly Check[]) => new Set(these.flatMap(({ refs }) => Object.keys(refs)));
  const [all, kept] = [named(catalogue.checks), named(checks)];
  return {
    ...catalogue,
    checks,
    considerations: catalogue.considerations.map((one) => {
      if (!one.checks.some((id) => left.has(id))) return one;
      return { ...one, refs: allRefs(checks.filter(({ consideration }) => consideration === one.id)), checks: one.checks.filter((id) => !left.has(id)) };
    }),
    frameworks: catalogue.frameworks.filter(({ id }) => kept.has(id) || !all.has(id)),
    signals: catalogue.signals.filter(({ id }) => !gone.has(id)),
  };
}

/** A check that does not know some signals. */
function without(gone: ReadonlySet<string>, check: Check): Check {
  const isKept = ({ signal }: { signal: string }) => !gone.has(signal);
  const { shownBy, refutedBy, hints, missing } = check;
  if ([...shownBy, ...refutedBy, ...missing].every(isKept) && !hints.some((id) => gone.has(id))) return check;
  return {
    ...check,
    shownBy: shownBy.filter(isKept),
    refutedBy: refutedBy.filter(isKept),
    missing: missing.filter(isKept),
    hints: hints.filter((id) => !gone.has(id)),
  };
}

/** A check in the words of the first variant that fits what a project does. */
function inWordsFor(check: Check, takesPlace: ReadonlySet<string>): Check {
  const fits = ({ does, doesNot }: Variant) => does.every((one) => takesPlace.has(one)) && !doesNot.some((one) => takesPlace.has(one));
  const variant = check.variants.find(fits);
  if (variant === undefined) return check;
  const { ask, help, counts, remedy, steps } = variant;
  return {
    ...check,
    ask: ask ?? check.ask,
    help: help ?? check.help,
    counts: counts ?? check.counts,
    ...(remedy !== null && { remedy, steps: steps ?? [] }),
  };
}

/**
 * What is seen of the rules that a project is asked by.
 * @param all the rules that it was looked at with
 * @param asked what `rulesInUse` left of them
 */
export function seenInUse(scan: Scan, all: Pick<Catalogue, 'signals'>, asked: Pick<Catalogue, 'signals'>): Scan {
  if (all.signals.length === asked.signals.length) return scan;
  const kept = new Set(asked.signals.map(({ id }) => id));
  const left = new Set(all.signals.flatMap(({ id }) => (kept.has(id) ? [] : [id])));
  return { ...scan, facts: scan.facts.filter(({ signal }) => !left.has(signal)) };
}

/** The activities that take place: those that are seen, and those that somebody claims. */
export function takingPlace(activities: readonly Pick<Assessment['activities'][number], 'id' | 'state' | 'said'>[]): Set<string> {
  return new Set(activities.flatMap(({ id, state, said }) => (state === 'present' || said === true ? [id] : [])));
}

/** @returns the pack that asks a check; null for the first */
export function furtherPackOf({ packs }: Pick<Catalogue, 'packs'>, pack: string): FurtherPack | null {
  return packs.find(({ id }) => id === pack) ?? null;
}
