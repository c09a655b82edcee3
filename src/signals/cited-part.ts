// The part of a file that an answer points at: some of its lines, or a section with what stands below it.
import { viewOf } from '../inventory/file-view.js';
import type { EvidenceRef, Place } from '../model/index.js';
import { isProse } from './evidence-file.js';

export type PathRef = Extract<EvidenceRef, { path: string }>;

/** Where a part stands, and what is in it. */
export interface CitedPart {
  at: Omit<Place, 'path'>;
  /** Its first and its last line, counted from 1; of a notebook those of its text. */
  from: number;
  to: number;
  /** What to read it as: of a notebook the text. */
  path: string;
  text: string;
}

/** Whether an answer points at a part of a file only. */
export function isPart({ lines, section }: PathRef): boolean {
  return lines !== undefined || section !== undefined;
}

/** @returns the part of a file that is pointed at; null where there is no such part */
export function partOf({ path, lines, section }: PathRef, bytes: Uint8Array): CitedPart | null {
  const view = viewOf(path, 'own', bytes);
  if (section !== undefined) return isProse(path) || view.notebook() !== null ? sectionOf(view, section) : null;
  const all = view.text().replace(/\n$/, '').split('\n');
  const [from = 0, to = from] = (lines ?? '').split('-').map(Number);
  return to > all.length || from < 1 ? null : { at: { line: from }, from, to, path, text: all.slice(from - 1, to).join('\n') };
}

/** The first section of that name, up to the next that does not stand below it. */
function sectionOf(view: ReturnType<typeof viewOf>, name: string): CitedPart | null {
  const { sections } = view.document();
  const index = sections.findIndex(({ level, heading }) => level > 0 && nameOf(heading) === nameOf(name));
  const first = sections[index];
  if (!first) return null;
  const next = sections.slice(index + 1).find(({ level }) => level <= first.level);
  const all = view.prose().split('\n');
  const to = next === undefined ? all.length : next.line - 1;
  const { path: _, ...at } = view.proseAt(first.line);
  return { at, from: first.line, to, path: view.notebook() === null ? view.path : `${view.path}.md`, text: all.slice(first.line - 1, to).join('\n') };
}

/** A heading as people name it: without mark-up, whatever the case of its letters. */
function nameOf(heading: string): string {
  return heading
    .slice(0, 1_000)
    .replace(/^[#=*\s]{1,20}/, '')
    .replace(/[`*_]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
