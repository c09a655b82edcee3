// Reads documents of any common format and tells the ones that say something from templates, TODOs and heaps of key words.

import { once } from '../text/lazy.js';
import { readAsciidoc, readOrg } from './asciidoc-org.js';
import { isTemplatePath } from './boilerplate.js';
import { readHtml } from './html.js';
import { readMarkdown } from './markdown.js';
import { type Reading, toLines } from './pieces.js';
import { readRst } from './rst.js';
import { type Draft, draftSections, isTemplate, repeatedIn } from './sections.js';

/** A heading with what stands under it, up to the next heading of any level. */
export interface Section {
  /** "" for what stands before the first heading. */
  heading: string;
  /** 1 to 6; 0 for what stands before the first heading. Lines of bold type that serve as headings are 6. */
  level: number;
  /** Counted from 1. */
  line: number;
  /** Whether the heading is the title of the whole document: the only one of the first level, before all others. */
  isTitle: boolean;
  readonly words: number;
  /** Sentences of prose about something; three filled rows of a table or of a list of definitions count as one. */
  readonly sentences: number;
  /** The first table, with the filled rows of all. */
  readonly table: { columns: string[]; rows: number } | null;
  /** Own prose without code, comments and mark-up, at most 20,000 characters. */
  text: string;
}

/** What a document says, as far as can be told without understanding it. What is dear to tell is told when it is first read. */
export interface Document {
  /** Values of the YAML head of a Markdown file; nested values are joined as `key: value`. Has no prototype. */
  frontMatter: Record<string, string | string[]>;
  title: string | null;
  sections: Section[];
  readonly sentences: number;
  /** Its sentences of prose, each once, in small letters. */
  readonly said: ReadonlySet<string>;
  /** Most headings are not filled in, or the text is mostly place-holders, prompts or well-known boilerplate. */
  readonly template: boolean;
}

/** What stands below is not read: a line may be two bytes long, and what is kept of it is a hundred times as much. */
const mostLines = 10_000;

/**
 * Reads a document, at most its first 10,000 lines. Never throws; takes time in proportion to the length of the text.
 * @param path tells the format: Markdown (also notebooks' cells), reStructuredText, AsciiDoc, Org, HTML; anything else is plain text
 */
export function readDocument(path: string, text: string): Document {
  const reading = read(path, text);
  const drafts = draftSections(reading.pieces);
  const repeated = once(() => repeatedIn(drafts));
  const title = titleAt(drafts);
  const sections = drafts.map((draft, index) => sectionOf(draft, index === title, () => repeated()[index]?.filling ?? 0));
  const template = once(() => isTemplatePath(path) || isTemplate(drafts));
  return {
    frontMatter: reading.frontMatter,
    title: titleOf(reading.frontMatter['title'], drafts),
    sections,
    get sentences() {
      return drafts.reduce((sum, draft, index) => sum + draft.judged().sentences - (repeated()[index]?.repeated ?? 0), 0);
    },
    get said() {
      return new Set(drafts.flatMap((draft) => [...draft.judged().said]));
    },
    get template() {
      return template();
    },
  };
}

/** @param filling how many of its sentences stand everywhere in the document */
function sectionOf({ heading, level, line, table, text, words, judged }: Draft, isTitle: boolean, filling: () => number): Section {
  return {
    heading,
    level,
    line,
    isTitle,
    text,
    get table() {
      return table();
    },
    get words() {
      return words();
    },
    get sentences() {
      return judged().sentences - filling();
    },
  };
}

/** Whether the document is filled in and has at least so many sentences. */
export function hasSubstance(document: Document, minimum: { sentences: number }): boolean {
  return !document.template && document.sentences >= minimum.sentences;
}

/**
 * The sections whose heading matches and which have enough to say, their sub-sections counted in.
 * @param minimum sentences
 * @param isMeant what else is asked of a section; asked before its sentences are counted, which is dear
 */
export function sectionsAbout(document: Document, heading: RegExp, minimum: number, isMeant: (section: Section) => boolean = () => true): Section[] {
  return document.sections.filter((section, index) => {
    // `search` takes no notice of the expression's memory (flag g).
    if (section.heading.search(heading) < 0 || !isMeant(section)) return false;
    let sentences = section.sentences;
    for (let next = index + 1; section.level > 0 && sentences < minimum; next += 1) {
      const below = document.sections[next];
      if (!below || below.level <= section.level) break;
      sentences += below.sentences;
    }
    return sentences >= minimum;
  });
}

function read(path: string, text: string): Reading {
  const lines = toLines(firstLines(text));
  // The page that a template engine fills in is a page: faq.html.j2
  const ending =
    /\.([a-z0-9]{1,12})$/i
      .exec(path.replace(/\.(?:j2|jinja2?|njk|liquid|twig|erb)$/i, (engine) => (/\.[a-z]{2,5}\.[a-z0-9]{1,6}$/i.test(path) ? '' : engine)))?.[1]
      ?.toLowerCase() ?? '';
  if (/^(?:md|markdown|mdx|mkdn?|mdown|qmd|rmd|ipynb)$/.test(ending)) return readMarkdown(lines);
  if (ending === 'rst' || ending === 'rest') return readRst(lines);
  if (ending === 'adoc' || ending === 'asciidoc' || ending === 'asc') return readAsciidoc(lines);
  if (ending === 'org') return readOrg(lines);
  if (/^(?:x?html?|j2|jinja2?|njk|liquid|twig|erb|ejs|hbs)$/.test(ending)) return readHtml(lines);
  if (/^(?:[jt]sx|vue|svelte|astro)$/.test(ending)) return readHtml(lines, true);
  return readMarkdown(lines, true);
}

function firstLines(text: string): string {
  if (text.length <= mostLines) return text;
  let at = -1;
  for (let line = 0; line < mostLines; line++) {
    at = nextLineEnd(text, at + 1);
    if (at < 0) return text;
  }
  return text.slice(0, at);
}

/** A carriage return alone ends a line as well; one before a line feed is counted with it. */
function nextLineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) return at;
  }
  return -1;
}

/** Where the title stands that others stand below; -1 where there is none. */
function titleAt(drafts: readonly Draft[]): number {
  const headings = drafts.filter(({ heading, loose }) => heading !== '' && !loose);
  const [first] = headings;
  const alone = first?.level === 1 && headings.length > 1 && headings.filter(({ level }) => level === 1).length === 1;
  return alone ? drafts.indexOf(first) : -1;
}

function titleOf(given: string | string[] | undefined, sections: readonly Draft[]): string | null {
  if (typeof given === 'string' && given.trim() !== '') return given.trim();
  const headings = sections.filter((section) => section.heading !== '' && !section.loose);
  return (headings.find((section) => section.level === 1) ?? headings[0])?.heading ?? null;
}
