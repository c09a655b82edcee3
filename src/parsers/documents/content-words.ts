// Words that say what a text is about, so that two texts can be held against each other.
import { foreignWords, functionWords } from './word-count.js';

const ideographs = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
const longestText = 400_000;
/** Below this share of words that hold English sentences together a text is in another language, or in none. */
const shareOfEnglish = 0.12;

/** Words of a text in small letters, each with letters or digits only. At most the first 400,000 characters are read. */
export function wordsOf(text: string): string[] {
  return (
    text
      .slice(0, longestText)
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}][\p{L}\p{N}']{0,60}/gu) ?? []
  );
}

/** The words of a text that say what it is about, by their stems, so that "drifted" and "drifts" are one. */
export function contentWords(text: string): Set<string> {
  return new Set(
    wordsOf(text)
      .filter((word) => word.length > 2 && !functionWords.has(word) && !auxiliary.has(word))
      .map(stem),
  );
}

const auxiliary: ReadonlySet<string> = new Set(
  'are was were been being has have had having does did can cannot could may might must shall should will would not get got let its'.split(' '),
);

/** Whether a text is English, as far as its small words tell. */
export function isEnglish(text: string): boolean {
  const words = wordsOf(text.slice(0, 50_000));
  if (words.length === 0 || ideographs.test(text.slice(0, 50_000))) return false;
  const foreign = words.filter((word) => foreignWords.has(word)).length;
  const english = words.filter((word) => functionWords.has(word) && !foreignWords.has(word)).length;
  return english > foreign && english >= shareOfEnglish * words.length;
}

/** The word without the endings that English puts to it; too short a rest stays whole. */
function stem(word: string): string {
  const plain = word.replace(/'s?$/, '');
  const cut = /^(.{3,}?)(?:ies|ied)$/.exec(plain);
  if (cut) return `${cut[1]}y`;
  const rest = /^(.{3,}?)(?:ations?|ings?|edly|ed|ers?|es|ly|s)$/.exec(plain)?.[1] ?? plain;
  // "plan" of "planned", "measur" of "measure".
  return rest.replace(/([^aeiouls])\1$/, '$1').replace(/e$/, '');
}
