// Proves a repair before anybody is shown it: the repaired tree is looked at, the hazard has to be gone there, and nothing else may be worse.
import { isBetterOrSame } from '../gate/no-worse.js';
import type { Patch, Place, Scan } from '../model/index.js';
import { decode } from '../parsers/text/decode.js';
import { withText } from '../project/overlay-tree.js';
import { applyPatch } from '../repair/apply.js';
import { repairAt } from '../repair/repairs.js';
import { type AssessedProject, type AuditTerms, assessSource } from './assess-project.js';

const mostBytes = 1024 * 1024;

/** What is to be repaired: a hazard by its signal and code, at a place. */
export interface Broken {
  signal: string;
  code: string;
  place: Place;
}

/**
 * @param project as it was assessed
 * @returns the lines that repair a hazard at its place, proved; null where none are known, or they do not repair it, or they break something else
 */
export function provedRepair(project: AssessedProject, { signal, code, place }: Broken, terms: AuditTerms): Patch | null {
  if (place.line === undefined || place.cell !== undefined) return null;
  const reading = project.source.tree.read(place.path, mostBytes);
  if (!('bytes' in reading)) return null;
  const text = decode(reading.bytes);
  // What is not UTF-8 would not come out as it went in.
  if (!Buffer.from(text, 'utf8').equals(Buffer.from(reading.bytes))) return null;
  const patch = repairAt(code, place.path, text, place.line);
  if (patch === null) return null;
  const tree = withText(project.source.tree, place.path, applyPatch(text, patch));
  const { seen } = assessSource({ ...project.source, tree }, project, terms);
  return repairs(signal, project.seen, seen) && isBetterOrSame(project.seen, seen, project.catalogue.signals) ? patch : null;
}

/** Whether there is one place of a hazard less. */
function repairs(signal: string, before: Scan, after: Scan): boolean {
  const places = ({ facts }: Scan) => facts.find((fact) => fact.signal === signal && fact.state === 'present')?.places.length ?? 0;
  return places(after) === places(before) - 1;
}
