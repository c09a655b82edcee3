// Repairs of what a project shows now: found, proved one by one, and proved together before anything is written.
import { isBetterOrSame } from '../gate/no-worse.js';
import type { Patch, Place } from '../model/index.js';
import { decode } from '../parsers/text/decode.js';
import { withText } from '../project/overlay-tree.js';
import { applyPatch } from '../repair/apply.js';
import { losesStatus } from '../repair/lost-status.js';
import { type AssessedProject, type AuditTerms, assessSource } from './assess-project.js';
import { provedRepair, provedStatus } from './repair.js';

/** What may be repaired: a place at which something speaks against the project, or at which a practice cannot fail. */
export interface Repairable {
  signal: string;
  /** The code of a hazard; null for a practice that cannot fail. */
  code: string | null;
  title: string;
  /** Checks that it is about. */
  checks: string[];
  place: Place;
  /** Whether the rule is only tried: too few of its places were read to believe it unasked. */
  trial: boolean;
}

/** A repair that was proved. */
export interface Fix extends Repairable {
  patch: Patch;
}

const mostBytes = 1024 * 1024;

/** @returns every place that could be repaired as far as its kind goes, hazards first, in the order of the catalogue */
export function repairables({ seen, catalogue }: Pick<AssessedProject, 'seen' | 'catalogue'>): Repairable[] {
  const checksOf = (signal: string) =>
    catalogue.checks.flatMap(({ id, shownBy, refutedBy }) => ([...shownBy, ...refutedBy].some((one) => one.signal === signal) ? [id] : []));
  const of = (wanted: 'hazard' | 'practice') =>
    catalogue.signals.flatMap(({ id, title, polarity, hazard }, index): Repairable[] => {
      const fact = seen.facts[index];
      if (polarity !== wanted || fact?.signal !== id) return [];
      const isWeak = fact.state === 'weak' && fact.doubt !== undefined && losesStatus.has(fact.doubt);
      if (wanted === 'practice' ? !isWeak : fact.state !== 'present') return [];
      const places = wanted === 'practice' ? fact.places.slice(0, 1) : fact.places;
      return places.map((place) => ({
        signal: id,
        code: wanted === 'hazard' ? (hazard?.code ?? id) : null,
        title,
        checks: checksOf(id),
        place,
        trial: hazard?.trial === true,
      }));
    });
  return [...of('hazard'), ...of('practice')];
}

/** @returns the repair of a place, proved by looking at the project as it would be; null where none is known or it proves none */
export function fixOf(project: AssessedProject, one: Repairable, terms: AuditTerms): Fix | null {
  const { signal, code, place } = one;
  const patch = code === null ? provedStatus(project, { signal, place }, terms) : provedRepair(project, { signal, code, place }, terms);
  return patch && { ...one, patch };
}

/** A file as it is, and as it would be. */
export interface FixedFile {
  path: string;
  before: string;
  after: string;
}

/**
 * Puts repairs together, each where it was proved.
 * @returns the files that change, and the repairs that are in them: of two for the same lines one; null where together they do something else than each alone
 */
export function fixedFiles(project: AssessedProject, fixes: readonly Fix[], terms: AuditTerms): { files: FixedFile[]; kept: Fix[] } | null {
  const kept = new Set<Fix>();
  const paths = [...new Set(fixes.map(({ place }) => place.path))];
  const files = paths.flatMap((path): FixedFile[] => {
    const reading = project.source.tree.read(path, mostBytes);
    if (!('bytes' in reading)) return [];
    const before = decode(reading.bytes);
    // From the bottom up, so that the lines of the others stay where they are; of two for the same lines the first is taken.
    const own = fixes.filter(({ place }) => place.path === path).sort((a, b) => b.patch.first - a.patch.first);
    const apart = own.filter(({ patch }, index) => index === own.length - 1 || (own[index + 1]?.patch.last ?? 0) < patch.first);
    for (const one of apart) kept.add(one);
    return [{ path, before, after: apart.reduce((text, { patch }) => applyPatch(text, patch), before) }];
  });
  const tree = files.reduce((all, { path, after }) => withText(all, path, after), project.source.tree);
  const { seen } = assessSource({ ...project.source, tree }, project, terms);
  return isBetterOrSame(project.seen, seen, project.catalogue.signals) ? { files, kept: fixes.filter((one) => kept.has(one)) } : null;
}
