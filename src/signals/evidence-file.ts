// What a file that an answer points at holds: whether there is anything in it that could prove something, what it is about, and what makes it the same as another.
import { createHash } from 'node:crypto';
import { viewOf } from '../inventory/file-view.js';
import { isReport } from '../inventory/report-heads.js';
import { hasSubstance } from '../parsers/documents/document.js';
import { languageOf } from '../parsers/languages.js';
import { isBinary } from '../parsers/text/decode.js';
import { isKnownBinary } from './known-binary.js';

const prose = /\.(?:md|markdown|mdx|mkdn?|mdown|rst|rest|txt|adoc|asciidoc|org|x?html?)$|(?:^|\/)readme$/i;
/** Data and settings hold more than a few values: with fewer different words and numbers a file says nothing. */
const leastValues = 6;
const everything = { roots: 'all', last: 'all' } as const;

/** Whether a file is prose by its name. */
export function isProse(path: string): boolean {
  return prose.test(path);
}

/** What is in a file of evidence. */
export interface EvidenceFile {
  /** Whether it says nothing: an empty page, a template, comments alone, a few bytes. */
  empty: boolean;
  /** A hash that files with the same content share, whatever they are called and however their lines are broken. */
  content: string;
  /** What a document says: all of its text, and its sentences of prose. Null for code, data and pictures, which cannot be asked what they are about. */
  document: { text: string; sentences: ReadonlySet<string>; count: number } | null;
}

/** Reads a file of evidence. @param bytes all of it, or as much as is to be read */
export function readEvidence(path: string, bytes: Uint8Array): EvidenceFile {
  const exact = () => createHash('sha256').update(bytes).digest('hex');
  // A report of this program says nothing of its own.
  if (isReport(bytes)) return { empty: true, content: exact(), document: null };
  if (isBinary(bytes)) return { empty: !isKnownBinary(bytes), content: exact(), document: null };
  return isProse(path) ? readProse(path, bytes) : readValues(path, bytes);
}

function readProse(path: string, bytes: Uint8Array): EvidenceFile {
  const view = viewOf(path, 'own', bytes);
  const document = view.document();
  const sentences = document.said;
  // A number at the head of a copy makes no other document of it.
  const said = [...sentences].map((one) => one.replace(/\d{1,20}/g, '')).sort();
  const text = view.text();
  return {
    empty: !hasSubstance(document, { sentences: 2 }),
    content: hashOf(said.length > 0 ? said.join('\n') : text.replace(/\s+/g, ' ')),
    document: { text, sentences, count: document.sentences },
  };
}

function readValues(path: string, bytes: Uint8Array): EvidenceFile {
  const view = viewOf(path, 'own', bytes);
  const effective = view.effective();
  const values = new Set(effective.slice(0, 200_000).match(/[\p{L}\p{N}_]{1,60}/gu) ?? []);
  const told = view.notebook() !== null && hasSubstance(view.document(), { sentences: 2 });
  return {
    empty: values.size < leastValues && !told && !hasStatement(path, bytes, view),
    content: hashOf(effective.replace(/\s+/g, ' ').trim()),
    document: null,
  };
}

/** Whether code calls something, or defines something that does something. */
function hasStatement(path: string, bytes: Uint8Array, view: ReturnType<typeof viewOf>): boolean {
  const language = languageOf(path);
  const facts = language?.read({ path, bytes, text: view.text, notebook: view.notebook }, everything) ?? null;
  return facts !== null && (facts.calls.length > 0 || facts.definitions.some((one) => !facts.isStub(one)));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
