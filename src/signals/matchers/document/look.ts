import { type FileView, lineAt } from '../../../inventory/file-view.js';
import type { Place } from '../../../model/index.js';
import { type Document, hasSubstance, sectionsAbout } from '../../../parsers/documents/document.js';
import { sentencesOf } from '../../../parsers/documents/prose.js';
import { glob } from '../../../parsers/glob/glob.js';
import { once } from '../../../parsers/text/lazy.js';
import type { CompiledMatcher } from '../../compiled-matcher.js';
import { type LazyPattern, lazyPattern } from '../../pattern.js';
import type { DocumentMatcher } from './schema.js';

type DocumentSection = Document['sections'][number];

/** Documents that a project works on, as data of a benchmark or an evaluation, what is written for the public about its field, and notes that tools keep in folders of their own: they say nothing of it. */
const saysNothing =
  /(?:^|\/)(?:[\w-]{1,40}[_-])?(?:benchmarks?|evals?|evaluation|samples?|demo|mock|seed)[_-](?:data|dataset|docs|documents|corpus|files)\/|(?:^|\/)(?:_?posts|blogs?|news|articles|newsletters?)\/|(?:^|\/)\.(?!github\/|gitlab\/|docs\/)[\w-]{1,60}\//i;

/** The place is the section that says it, or the document's first line. */
export function look(matcher: DocumentMatcher): CompiledMatcher {
  const heading = matcher.heading === null ? null : lazyPattern(matcher.heading);
  const says = matcher.says.map(lazyPattern);
  const without = matcher.without.map(lazyPattern);
  const saysAll = (text: string, holds: ReturnType<FileView['said']>['holds']) => {
    const left =
      without.length === 0
        ? text
        : withoutSentences(
            text,
            without.filter((one) => one.mayMatch(holds)),
          );
    const lower = once(() => left.toLowerCase());
    return left !== '' && says.every((one) => one.mayStandIn(left, lower) && one.searchIn(left, lower) >= 0);
  };
  const others = matcher.notFiles.map(glob);
  const placesIn = (view: FileView): Place[] => {
    if (saysNothing.test(view.path) || others.some((matches) => matches(view.path))) return [];
    const document = view.document();
    if (!matcher.frontMatter.every((key) => filled(document, key))) return [];
    // Whether a document has enough to say is dear to tell: the words come first.
    const said = view.said();
    if (!says.every((one) => one.mayMatch(said.holds))) return [];
    if (matcher.part === 'opening') return saysAll(openingOf(document), said.holds) ? [view.proseAt(lineOf(view, says))] : [];
    if (heading) {
      if (!heading.mayMatch(said.headed)) return [];
      const isMeant = (section: DocumentSection) => mayBeSection(section, view.path, matcher.title) && saysAll(subtree(document, section), said.holds);
      return sectionsAbout(document, heading.expression(), matcher.sentences, isMeant).map((section) => view.proseAt(section.line));
    }
    return saysAll(said.text, said.holds) && enough(document) ? [view.proseAt(lineOf(view, says))] : [];
  };
  return { where: 'own', inspect: { files: matcher.files, markdownDialects: true, placesIn } };

  function enough(document: Document): boolean {
    return matcher.frontMatter.length > 0 ? document.sentences >= 1 : hasSubstance(document, { sentences: matcher.sentences });
  }
}

/** A README is called after its project, whatever word the name holds; another page after what it is about. */
function mayBeSection({ isTitle }: DocumentSection, path: string, title: DocumentMatcher['title']): boolean {
  return !isTitle || title === 'any' || (title === 'page' && !/(?:^|\/)(?:readme|index)[^/]*$/i.test(path));
}

const longest = { opening: 1_200, list: 200 };
const mostSections = 6;

/** The title of a document with the prose below it, up to the first section that says something; lists of contents and badges on the way are passed. */
function openingOf({ title, sections }: Document): string {
  // Projects write their name in one word: CreditScorer.
  const parts: string[] = [(title ?? '').replace(/(\p{Ll})(?=\p{Lu}\p{Ll})/gu, '$1 ')];
  for (const { heading, text, sentences } of sections.slice(0, mostSections)) {
    if (heading !== title) parts.push(heading);
    parts.push(sentences > 0 ? text : text.slice(0, longest.list));
    if (sentences > 0) break;
  }
  return parts
    .join('\n')
    .slice(0, longest.opening)
    .replace(/[\u2010\u2011]/g, '-');
}

/** The lines of a text without the sentences that are about something else; headings stay. "" where no prose is left. */
function withoutSentences(text: string, without: readonly LazyPattern[]): string {
  if (without.length === 0) return hasProse(text) ? text : '';
  const lines = text.split('\n').map((line) => {
    const sentences = sentencesOf(line);
    const kept = sentences.filter((sentence) => !without.some((one) => one.expression().test(sentence)));
    return kept.length === sentences.length ? line : kept.join(' ');
  });
  const left = lines.join('\n');
  return hasProse(left) ? left : '';
}

/** Whether a line below the first one, which is the heading, says something. */
function hasProse(text: string): boolean {
  const end = text.indexOf('\n');
  return end >= 0 && text.slice(end).trim() !== '';
}

/** The line that says it where the document is asked for words, otherwise its first. */
function lineOf(view: FileView, says: readonly LazyPattern[]): number {
  const prose = view.prose();
  const found = says[0]?.searchIn(
    prose,
    once(() => prose.toLowerCase()),
  );
  return found === undefined || found < 0 ? 1 : lineAt(prose, found);
}

function filled(document: Document, key: string): boolean {
  const value = Object.hasOwn(document.frontMatter, key) ? document.frontMatter[key] : undefined;
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value.trim() !== '';
}

/** The text of a section with everything below it. */
function subtree(document: Document, section: DocumentSection): string {
  const from = document.sections.indexOf(section);
  const rest = document.sections.slice(from + 1);
  const end = rest.findIndex((other) => other.level <= section.level);
  return [section, ...(end < 0 ? rest : rest.slice(0, end))].map((one) => `${one.heading}\n${one.text}`).join('\n');
}
