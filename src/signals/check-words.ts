// What a check says itself, so that evidence can be held against it: a text about something else proves nothing of it, and neither does its own text, copied.
import type { Check } from '../model/index.js';
import { contentWords, isEnglish, wordsOf } from '../parsers/documents/content-words.js';
import { sentencesOf } from '../parsers/documents/prose.js';
import { once } from '../parsers/text/lazy.js';
import type { EvidenceFile } from './evidence-file.js';

/** Words that a document and a check have to have in common. */
const leastShared = 2;
/** Above this share of a document's words that are the check's own it is a copy. */
const mostOwn = 0.7;
const leastSentences = 2;
const fewWords = 10;

export interface CheckWords {
  /** Whether a document says nothing about a check, or is made of what checks say; null where neither. */
  against(check: string, file: EvidenceFile): 'unrelated' | 'echo' | null;
  /** Whether a text of any kind is made of what a check says. A handful of words is anybody's and never is. */
  isEcho(check: string, text: string): boolean;
}

/** @param checks all of them, in whose words evidence may be written */
export function checkWords(checks: readonly Check[]): CheckWords {
  const byId = once(() => new Map(checks.map((check) => [check.id, check])));
  const sentences = once(() => new Set(checks.flatMap(allTexts).flatMap(sentenceKeys)));
  const about = new Map<string, { asked: Set<string>; all: Set<string> }>();
  const wordsOfCheck = (id: string) => {
    const check = byId().get(id);
    const known = about.get(id) ?? (check ? { asked: contentWords(askedTexts(check).join('\n')), all: contentWords(allTexts(check).join('\n')) } : null);
    if (known) about.set(id, known);
    return known;
  };
  return {
    isEcho(id, text) {
      const words = wordsOfCheck(id);
      const said = [...contentWords(text)];
      return words !== null && said.length >= fewWords && isCopy(said.length, said.filter((word) => words.all.has(word)).length);
    },
    against(id, { document }) {
      const words = wordsOfCheck(id);
      if (document === null || words === null) return null;
      const own = [...document.sentences].filter((sentence) => !sentences().has(keyOf(sentence)));
      if (document.count - (document.sentences.size - own.length) < leastSentences) return 'echo';
      const said = [...contentWords(own.join('\n'))];
      if (isCopy(said.length, said.filter((word) => words.all.has(word)).length)) return 'echo';
      // The checks speak English: what is written in another language cannot be held against them.
      if (!isEnglish(document.text)) return null;
      const text = contentWords(document.text);
      return [...words.asked].filter((word) => text.has(word)).length < leastShared ? 'unrelated' : null;
    },
  };
}

/** Of a handful of words most are anybody's: one that is the document's own may be chance, two are not. */
function isCopy(all: number, own: number): boolean {
  return own > mostOwn * all && (all >= fewWords || all - own < 2);
}

function askedTexts({ statement, ask, help, counts, variants }: Check): string[] {
  const variant = variants.flatMap((one) => [one.ask ?? '', one.help ?? '', ...Object.values(one.counts ?? {})]);
  return [statement, ask, help, ...Object.values(counts ?? {}), ...variant];
}

function allTexts(check: Check): string[] {
  const { remedy, steps, missing, variants } = check;
  const steps_ = [...steps, ...variants.flatMap((one) => one.steps ?? [])].map((step) => step.do);
  return [...askedTexts(check), remedy, ...steps_, ...missing.map(({ text }) => text), ...variants.map((one) => one.remedy ?? '')];
}

function sentenceKeys(text: string): string[] {
  return sentencesOf(text)
    .map(keyOf)
    .filter((key) => key.split(' ').length > 2);
}

function keyOf(sentence: string): string {
  return wordsOf(sentence).join(' ');
}
