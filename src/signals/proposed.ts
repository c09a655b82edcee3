// A place that a rule of proposals has found, as something to show a person: the section that it lies in, the line that says it, and its first words.
import { oneLine } from '../errors.js';
import { type FileView, lineAt, viewOf } from '../inventory/file-view.js';
import type { Expression, Place } from '../model/index.js';
import { leadingSpace } from '../parsers/text/lines.js';
import { shortenWords } from '../terminal/text.js';
import type { PathRef } from './cited-part.js';
import { isProse } from './evidence-file.js';
import { matchersOf } from './expression.js';
import { document } from './matchers/document/index.js';
import { patternOf } from './pattern.js';

/** Folders that show how something is done elsewhere, that teach, that are history, or that are written for a program. */
const asideFolders =
  /(?:^|\/)(?:\.devcontainer|examples?|samples?|demos?|tutorials?|cookbooks?|recipes|vignettes|tests?|testing|fixtures?|templates?|cookiecutter[^/]*|\{\{[^/]*|homework\w{0,20}|lessons?|courses?|cohorts?|\d{1,2}[_-][a-z][\w -]{1,60}|(?:module|week|session|day)[_-]?\d{1,2}[\w-]{0,40}|curriculum|lectures?|exercises?|assignments?|workshops?|labs?|chapter[\w-]{0,40}|(?:\w{1,20}[_-])?notes|essays|blogs?|_?posts?|papers?|literature|archived?|archives?|attic|old|legacy|deprecated|backups?|backlog|issues|prompts?|(?:[\w-]{1,30}-)?skills|plans?|planning|proposals|rfcs?|specs?|ideas|roadmaps?|updates)\//i;
const asideFiles =
  /(?:^|\/)[^/]{0,60}(?:changelog|homework|appendix|tips|roadmap|todo|backlog|template|prompt|code_of_conduct|(?:[_-](?:plan|summary|progress|journey|proposal|prd|rfc|notes)|(?<!tests?|eval|evaluation|validation)[_-]report)\.|cookbook|implementation|refactor|fixes)[^/]*$|(?:^|\/)(?:claude|agents|gemini|skill|history|news|plans?|prd|notes|license|licence|notice)(?:\.\w{1,8})?$/i;

/** What a run has left in a folder of its own, and how a page begins that a program has written: it says what the program says each time. */
const ofRun = /(?:^|\/)(?:[\w.]{1,40}-)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\//i;
const written = /^[\W_]{0,6}(?:this (?:file|page|document|report) (?:is|was) )?(?:auto(?:matically)?[- ]?)?generated[ ](?:on|at|by|from|with)\b/im;

/** Headings below which stands what is wished for, and not what is. */
const wished =
  /\b(?:future|road ?map|planned|to-?dos?|next steps|ideas|wish ?list|backlog|out of scope|not (?:yet )?(?:implemented|supported)|improvements?|enhancements?|suggest(?:ed|ions?)|recommend(?:ed|ations?)|what i(?: ha|')?ve? learn\w{0,4}|learnings?|templates?|examples?|exercises?|homework|questions?|glossary|references|related work|changelog|release notes|table of contents)\b/i;
/** Sentences about what is not there, or not yet. */
const lacking =
  /\b(?:todo|tbd|tbc|fixme|coming soon|yet to be|not (?:yet )?(?:been )?(?:implemented|supported|available|defined|documented|done|started|set up|in place|provided|measured|tested|configured|addressed)|(?:to|will|should|could|can|must|would) be (?:defined|done|decided|added|implemented|determined|introduced|improved|considered|built)|(?:we|i) (?:plan|intend|hope|want) to|planned|in (?:the )?future|future (?:work|versions?|releases?)|work in progress|is missing|are missing|there (?:is|are) no|lacks?)\b|\[ \]|❌|⬜|🔜|🚧|⏳/i;

const longest = { head: 600, quote: 100, heading: 200, line: 2_000, lines: 10 };

/** Whether a place may speak for the project, as far as its path tells. */
export function maySpeak({ path }: Place): boolean {
  return !asideFolders.test(path) && !asideFiles.test(path) && !ofRun.test(path);
}

/** What stands at a place. */
export interface Stand {
  place: Place;
  quote: string;
  /** What an answer can point at to mean it, the narrowest first. */
  refs: PathRef[];
}

/**
 * @param place where something was found: the head of a section, or a line
 * @param seen what it was found by
 * @returns what stands there; null where it is wished for or missing, or where nothing is said at all
 */
export function standAt(place: Place, seen: Expression | null, bytes: Uint8Array): Stand | null {
  const view = viewOf(place.path, 'own', bytes);
  const prose = isProse(place.path) || (view.notebook() !== null && place.cell !== undefined && isNote(view, place));
  return prose ? inDocument(view, place, seen) : inLines(view, place);
}

function isNote(view: FileView, { cell }: Place): boolean {
  return view.notebook()?.cells.some((one) => one.cell === cell && one.kind === 'markdown') === true;
}

/** Lines of code or settings. */
function inLines(view: FileView, place: Place): Stand | null {
  const { path, line } = place;
  const whole: PathRef = { path };
  if (line === undefined || view.notebook() !== null) return { place, quote: '', refs: [whole] };
  const all = view.text().replace(/\n$/, '').split('\n');
  const quote = cut((all[line - 1] ?? '').trim());
  // A part is as long at the end of a file as elsewhere: a few words prove nothing.
  const from = Math.max(1, Math.min(line, all.length - longest.lines + 1));
  return { place, quote, refs: [{ path, lines: `${from}-${Math.min(all.length, from + longest.lines - 1)}` }] };
}

function inDocument(view: FileView, place: Place, seen: Expression | null): Stand | null {
  const { sections, title } = view.document();
  if (written.test(view.text().slice(0, longest.head))) return null;
  const index = sections.findLastIndex(({ line }) => !isAfter(view.proseAt(line), place));
  const section = sections[index];
  if (!section) return null;
  const above = sections.slice(0, index).filter(({ level }, at, list) => level > 0 && list.slice(at + 1).every((later) => later.level > level));
  const heads = [section, ...above.filter(({ level }) => level < section.level)].filter(({ isTitle }) => !isTitle || section.isTitle);
  if (heads.some(({ heading }) => wished.test(heading)) || wished.test(title ?? '')) return null;
  const all = view.prose().split('\n');
  const last = all.length + 1;
  const end = sections.slice(index + 1).find(({ level }) => section.level === 0 || level <= section.level)?.line ?? last;
  const head = view.proseAt(section.line).line;
  const saying =
    place.line !== undefined && place.cell === undefined && place.line !== head ? place.line : lineSaying(all, Math.max(1, section.line), end, seen);
  if (saying === null || lacking.test((all[saying - 1] ?? '').slice(0, longest.line))) return null;
  const own = section.isTitle ? (sections[index + 1]?.line ?? last) : end;
  return { place: view.proseAt(saying), quote: quoteOf(all[saying - 1] ?? ''), refs: refsOf(view, index, own) };
}

function isAfter(one: Place, other: Place): boolean {
  return (one.cell ?? 0) - (other.cell ?? 0) > 0 || ((one.cell ?? 0) === (other.cell ?? 0) && (one.line ?? 1) > (other.line ?? 1));
}

/** The first line of a section that says what was looked for, code in it left out; where no words were looked for, the first below its heading that has some. */
function lineSaying(all: readonly string[], from: number, end: number, seen: Expression | null): number | null {
  const words = seen === null ? [] : matchersOf(seen).flatMap((matcher) => (document.is(matcher) ? matcher.says : []));
  const part = withoutCode(all.slice(from - 1, end - 1));
  const below = ['', ...part.slice(1)].join('\n');
  for (const { source } of words) {
    const found = patternOf(source).exec(below);
    if (found) return from - 1 + lineAt(below, found.index + leadingSpace(found[0]));
  }
  if (words.length > 0) return null;
  const first = part.findIndex((line, at) => (at > 0 || from === 1) && /\p{L}{2,}.*\p{L}{2,}/u.test(line) && !/^\s*(?:#|=|<|\[!|!\[|\||---)/.test(line));
  return first < 0 ? null : from + first;
}

/** The lines with those between fences made empty. */
function withoutCode(lines: readonly string[]): string[] {
  let inside = false;
  return lines.map((line) => {
    if (!/^\s{0,12}(?:```|~~~)/.test(line)) return inside ? '' : line.slice(0, longest.line);
    inside = !inside;
    return '';
  });
}

function refsOf(view: FileView, index: number, end: number): PathRef[] {
  const { path } = view;
  const { sections } = view.document();
  const section = sections[index];
  if (!section) return [];
  const { heading, level, line, isTitle } = section;
  const named = level > 0 && !isTitle && heading.length <= longest.heading && oneLine(heading) === heading;
  const isFirst = sections.findIndex((one) => one.level > 0 && one.heading.toLowerCase() === heading.toLowerCase()) === index;
  const lines = view.notebook() === null ? [{ path, lines: `${Math.max(1, line)}-${Math.max(line, end - 1)}` }] : [];
  return [...(named && isFirst ? [{ path, section: heading }] : lines), ...(/(?:^|\/)readme[^/]*$/i.test(path) ? [] : [{ path }])];
}

/** The first words of a line, without the marks of its format. */
function quoteOf(line: string): string {
  const plain = line
    .slice(0, 1_000)
    .replace(/^[\s#>*+|-]+/, '')
    .replace(/\[([^[\]]{0,200})\]\([^()]{0,400}\)/g, '$1')
    .replace(/[*`]{1,3}|\|/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return cut(plain);
}

function cut(text: string): string {
  return shortenWords(oneLine(text.slice(0, longest.line)), longest.quote);
}
