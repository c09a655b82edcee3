// Counts sentences: real prose on one side, place-holders, prompts, boilerplate and heaps of words on the other.
import { isBoilerplate, isPlaceholder, isPrompt } from './boilerplate.js';
import { isClaim, isFiller } from './filler.js';
import { mark, withoutMarks } from './pieces.js';
import { abbreviations, beforeVerb, doubtful, foreignWords, functionWords, verbs } from './word-count.js';

/** What a stretch of prose comes to. */
export type Judgement = 'sentence' | 'placeholder' | 'prompt' | 'question' | 'boilerplate' | 'nothing';

const leastWords = 5;
const ideographs = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;
const foreignLetters = /[\u0370-\u1fff]/g;

/** Cuts a paragraph into sentences. */
export function sentencesOf(paragraph: string): string[] {
  const found: string[] = [];
  let start = 0;
  for (const stop of paragraph.matchAll(/[.!?。！？]{1,5}["')\]*\uE001\uE003]{0,4}(?=\s|$)|[。！？]/g)) {
    const end = stop.index + stop[0].length;
    // What goes on in small letters behind a bracket has not ended: "(for example etc.) and".
    if (stop[0].endsWith(')') && /^\s+\p{Ll}/u.test(paragraph.slice(end, end + 6))) continue;
    const before = /([\p{L}.]{1,8})\.$/u.exec(paragraph.slice(Math.max(0, end - 12), end));
    if (stop[0] === '.' && end < paragraph.length && before && (abbreviations.has((before[1] ?? '').toLowerCase()) || /^\p{Lu}$/u.test(before[1] ?? '')))
      continue;
    found.push(paragraph.slice(start, end).trim());
    start = end;
  }
  found.push(paragraph.slice(start).trim());
  return found.filter((sentence) => sentence !== '');
}

/** Number of words; two ideographs count as one. */
export function countWords(text: string): number {
  const dense = text.match(ideographs)?.length ?? 0;
  const spaced = text
    .replace(ideographs, ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  return spaced + Math.ceil(dense / 2);
}

/** Judges one sentence that still carries its marks. */
export function judge(marked: string): Judgement {
  const text = withoutMarks(marked);
  // What is quoted as code cannot make a sentence a place-holder.
  const said = marked.includes(mark.code) ? withoutMarks(codeAs(marked, ' code ')) : text;
  const spoken = said.slice(0, 2_000);
  if (isPlaceholder(spoken) || isFiller(spoken, tokensOf(spoken))) return 'placeholder';
  if (isBoilerplate(text)) return 'boilerplate';
  if (isPrompt(spoken)) return 'prompt';
  if (/[?？]["')]{0,3}$/.test(text)) return 'question';
  return !isClaim(spoken) && isSentence(marked, text, said) ? 'sentence' : 'nothing';
}

/** `name: what it means`, as in a list of fields: a table row in disguise. */
export function isDefinition(marked: string): boolean {
  const text = withoutMarks(marked.includes(mark.code) ? codeAs(marked, (code) => code.replace(/[\s:]+/g, '_')) : marked);
  const parts = /^([^:]{1,60}?)(?::| [-–—])[ \t]{1,4}(\S[^\n]*)$/.exec(text.slice(0, 1_000));
  const meaning = parts?.[2] ?? '';
  if (!parts || countWords(parts[1] ?? '') > 4 || countWords(meaning) < 2) return false;
  const outside = withoutMarks(withoutLinks(marked));
  return countWords(outside) >= 3 && !isPlaceholder(meaning) && !isPrompt(meaning) && !isHeap(tokensOf(meaning), meaning);
}

/** @param said the sentence with a word in place of each code */
function isSentence(marked: string, text: string, said: string): boolean {
  const dense = text.match(ideographs)?.length ?? 0;
  if (dense >= 8) return dense / Math.max(1, text.split(/[、，,;；|]/).length) >= 4;
  const tokens = tokensOf(said);
  if (tokens.length < leastWords) return false;
  const whole = !marked.includes(mark.code) && !marked.includes(mark.link);
  const outside = whole ? tokens : tokensOf(withoutMarks(withoutLinks(codeAs(marked, ' '))));
  if (outside.length < 3 || isPointer(marked, outside.length)) return false;
  const ended = /[.!:;…]["')\]]{0,3}$/.test(text);
  if (isHeap(tokens, text)) return false;
  if ((text.match(foreignLetters)?.length ?? 0) > text.length / 2) return true;
  const holding = tokens.filter((token) => functionWords.has(token)).length;
  if (holding === 0) return ended && tokens.some(isVerb);
  // Verbs of other languages are too many to be listed.
  const foreign = ended && holding >= 2 && tokens.some((token) => foreignWords.has(token));
  return foreign || tokens.some(isVerb) || (ended && holding >= 2 && tokens.length >= 7);
}

function isVerb(token: string, index: number, tokens: readonly string[]): boolean {
  if (verbs.has(token)) return true;
  if (/^[a-z]{1,20}[^e\W]ed$/.test(token) && index > 0) return true;
  return doubtful.has(token) && (index === 0 || beforeVerb.has(tokens[index - 1] ?? ''));
}

/** Words in a row, parted by commas, with hardly anything to hold them together. */
function isHeap(tokens: readonly string[], text: string): boolean {
  const segments = text.split(/[,;|/•·、]/).filter((part) => part.trim() !== '').length;
  if (segments < 4 || tokens.length / segments > 2.5) return false;
  const holding = tokens.filter((token) => functionWords.has(token) || verbs.has(token)).length;
  return holding / tokens.length < 0.25;
}

/** "See the documentation for details." says where something is, not what it is. */
function isPointer(marked: string, outside: number): boolean {
  if (!marked.includes(mark.link) || outside > 9) return false;
  return /^(?:please |for (?:more|further|additional|full)\b|you can (?:find|read|see)|more (?:information|details)|see\b|refer\b|read\b|check\b|visit\b|find\b|take a look|have a look|have look|look at|learn\b|documentation\b|available at|click\b|go to\b|(?:it|they|this|these|details|documentation|docs?) (?:is|are|can be) (?:found|available|at)\b)/i.test(
    withoutMarks(marked),
  );
}

function codeAs(marked: string, as: string | ((code: string) => string)): string {
  return marked.replace(/\uE002[^\uE002\uE003]*\uE003/g, typeof as === 'string' ? () => as : as);
}

function withoutLinks(marked: string): string {
  return marked.replace(/\uE000[^\uE000\uE001]*\uE001/g, ' ');
}

function tokensOf(text: string): string[] {
  return (
    text
      .slice(0, 5_000)
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}][\p{L}\p{N}'_./-]{0,60}/gu) ?? []
  ).map((token) => (/[./'-]$/.test(token) ? token.replace(/[./'-]{1,5}$/, '') : token));
}
