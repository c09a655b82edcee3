// markdown-it, set up to tell what a document says: its blocks with their lines, and the words of a block with marks for what they were.
import MarkdownIt from 'markdown-it';
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs';
import type Token from 'markdown-it/lib/token.mjs';
import { once } from '../text/lazy.js';
import { bareLinks, cleanTags } from './inline.js';
import { mark } from './pieces.js';

/** A comment inside running text that is longer is none: a search for its end from every "<!--" must not read the text again and again. */
const longestComment = 2_000;
const LESS_THAN = 60;
const EXCLAMATION_MARK = 33;
const QUESTION_MARK = 63;

/** What a Markdown source holds. */
export interface Blocks {
  /** Blocks from top to bottom, opened and closed; nested at most 100 deep, the library's own bound. Inline ones are not yet parsed. */
  readonly tokens: readonly Token[];
  /**
   * @param block an inline token
   * @returns its words, a line for each of its lines, with `mark`s for links, code and pictures
   */
  wordsOf(block: Token): string;
}

const markdownParser = once(() => {
  const parser = newParser({ html: true });
  parser.inline.ruler.before('html_inline', 'comment', readComment);
  return parser;
});
const textParser = once(() => newParser({ html: false }).disable('code'));

/**
 * Parses the blocks of a document, in time in proportion to its length. Never throws.
 * @param plain for text files: indentation makes no code, comments and tags are text
 */
export function parseBlocks(source: string, plain: boolean): Blocks {
  const parser = plain ? textParser() : markdownParser();
  // Where the library keeps the targets of reference links.
  const env = {};
  const tokens: Token[] = [];
  parser.block.parse(source, parser, env, tokens);
  return {
    tokens,
    wordsOf(block) {
      const words = /[\\`*_~[\]<&!]/.test(block.content) ? marked(parser, env, block.content) : block.content;
      if (plain && words.includes('<')) return cleanTags(words);
      return words.includes('://') ? bareLinks(words) : words;
    },
  };
}

function newParser(options: { html: boolean }): MarkdownIt {
  const parser = new MarkdownIt(options);
  // Where a link leads to is never asked.
  parser.validateLink = () => true;
  parser.normalizeLink = (url) => url;
  parser.normalizeLinkText = (url) => url;
  return parser;
}

/** An inline rule: passes a comment; any other "<!" or "<?" is text, because the library looks for the end of each in the whole rest. */
function readComment(state: StateInline, silent: boolean): boolean {
  const { pos, src } = state;
  const next = src.charCodeAt(pos + 1);
  if (src.charCodeAt(pos) !== LESS_THAN || (next !== EXCLAMATION_MARK && next !== QUESTION_MARK)) return false;
  const end = src.startsWith('<!--', pos) ? src.slice(pos, pos + longestComment).indexOf('-->') : -1;
  if (end < 0 && !silent) state.pending += '<';
  state.pos += end < 0 ? 1 : end + '-->'.length;
  return true;
}

function marked(parser: MarkdownIt, env: object, content: string): string {
  const tokens: Token[] = [];
  parser.inline.parse(content, parser, env, tokens);
  let words = '';
  let address = false;
  for (const token of tokens) {
    if (token.type === 'link_close') address = false;
    if (!address) words += wordsOfToken(token);
    // The words of `<https://example.org>` are an address.
    if (token.type === 'link_open') address = token.info === 'auto';
  }
  return words;
}

function wordsOfToken(token: Token): string {
  switch (token.type) {
    case 'text':
    case 'text_special':
      return token.content;
    case 'softbreak':
    case 'hardbreak':
      return '\n';
    case 'code_inline':
      return mark.code + token.content + mark.codeEnd;
    case 'link_open':
      return mark.link;
    case 'link_close':
      return mark.linkEnd;
    case 'image':
      return mark.picture;
    case 'html_inline':
      return cleanTags(token.content);
    default:
      // Emphasis.
      return '';
  }
}
