// Proves a repair before anybody is shown it: the repaired tree is looked at, the hazard has to be gone there, and nothing else may be worse.
import { isBetterOrSame } from '../gate/no-worse.js';
import type { Patch, Place, Scan } from '../model/index.js';
import { decode } from '../parsers/text/decode.js';
import { withText } from '../project/overlay-tree.js';
import { applyPatch } from '../repair/apply.js';
import { restoreStatus } from '../repair/lost-status.js';
import { repairAt } from '../repair/repairs.js';
import { type AssessedProject, type AuditTerms, assessSource } from './assess-project.js';

const mostBytes = 1024 * 1024;

/** What is to be repaired: a hazard by its signal and code, at a place. */
export interface Broken {
  signal: string;
  code: string;
  place: Place;
}

/** A file as it is, and what would change in it. */
interface Mend {
  text: string;
  patch: Patch;
}

/**
 * @param project as it was assessed
 * @returns the lines that repair a hazard at its place, proved; null where none are known, or they do not repair it, or they break something else
 */
export function provedRepair(project: AssessedProject, { signal, code, place }: Broken, terms: AuditTerms): Patch | null {
  const mend = mendAt(project, place, (text, line) => repairAt(code, place.path, text, line));
  return mend === null ? null : proved(project, place.path, mend, (before, after) => hasLess(signal, before, after), terms);
}

/**
 * @param place of a practice that cannot fail there
 * @returns the line that lets it fail again, proved: the practice is no longer weak; null as above
 */
export function provedStatus(project: AssessedProject, { signal, place }: Omit<Broken, 'code'>, terms: AuditTerms): Patch | null {
  const mend = mendAt(project, place, restoreStatus);
  const isLive = ({ facts }: Scan) => facts.find((fact) => fact.signal === signal)?.state === 'present';
  return mend === null ? null : proved(project, place.path, mend, (_, after) => isLive(after), terms);
}

/** What is known to repair a place, before it is proved. */
function mendAt(project: AssessedProject, { path, line, cell }: Place, repair: (text: string, line: number) => Patch | null): Mend | null {
  if (line === undefined || cell !== undefined) return null;
  const reading = project.source.tree.read(path, mostBytes);
  if (!('bytes' in reading)) return null;
  const text = decode(reading.bytes);
  // What is not UTF-8 would not come out as it went in.
  if (!Buffer.from(text, 'utf8').equals(Buffer.from(reading.bytes))) return null;
  const patch = repair(text, line);
  return patch && { text, patch };
}

function proved(
  project: AssessedProject,
  path: string,
  { text, patch }: Mend,
  repairs: (before: Scan, after: Scan) => boolean,
  terms: AuditTerms,
): Patch | null {
  const tree = withText(project.source.tree, path, applyPatch(text, patch));
  const { seen } = assessSource({ ...project.source, tree }, project, terms);
  return repairs(project.seen, seen) && isBetterOrSame(project.seen, seen, project.catalogue.signals) ? patch : null;
}

/** Whether there is one place of a hazard less. */
function hasLess(signal: string, before: Scan, after: Scan): boolean {
  const places = ({ facts }: Scan) => facts.find((fact) => fact.signal === signal && fact.state === 'present')?.places.length ?? 0;
  return places(after) === places(before) - 1;
}
