// Documents that a program answers questions about: what they say is data, and nothing that the project says of itself.
import type { Matcher, Sighting, Signal } from '../model/index.js';
import { languageOf } from '../parsers/languages.js';
import { matchersOf } from './expression.js';
import type { TextSource } from './text-source.js';

/** Areas in which a document of the project's own is the practice. */
const byWord = new Set(['law', 'trust', 'ethics', 'security', 'monitor']);
const folder =
  /^(?:data|datasets?|corpus|corpora|samples?|sample[_-]?(?:data|docs|documents|files)|documents|knowledge(?:[_-]?base)?|kb|uploads?|source[_-]?(?:documents|docs|files)|inputs?|raw|pdfs?)$/i;
const document = /\.(?:mdx?|markdown|rst|txt|adoc|html?|pdf|docx?)$/i;
/** What is said about the data, beside them. */
const about = /^(?:readme|data[_-]?(?:card|sheet|dictionary|statement)|dataset[_-]?card|datasheet)/i;
const loads =
  /\b(?:(?:Simple)?DirectoryLoader|SimpleDirectoryReader|PyPDF\w{0,20}Loader|PDFLoader|PyMuPDF\w{0,10}|TextLoader|Docx2txtLoader|Unstructured\w{0,20}Loader|\w{0,30}TextSplitter|SentenceSplitter|split_?[dD]ocuments|from_?[dD]ocuments|add_?[dD]ocuments|VectorStoreIndex|DocumentConverter|partition_pdf|SearchIndexClient|(?:[uU]pload_?|OrUpload)[dD]ocuments|QdrantClient|PineconeClient|PersistentClient|WeaviateClient|MilvusClient)\b/;
const mostFiles = 5_000;

/**
 * Takes out what documents in folders of data say, where code of the project cuts documents up, or fills an index, to search them.
 * @param hits what all matchers saw; those of signals that a document of the project's own shows are touched
 * @param paths the project's own files
 */
export function dropIngested(hits: Map<Matcher, Sighting[]>, signals: readonly Signal[], paths: readonly string[], { expect, text }: TextSource): void {
  const asked = signals.filter(({ id }) => byWord.has(id.split('.')[0] ?? '') && id !== 'law.data_licence').flatMap(({ seen }) => matchersOf(seen));
  const touched = asked
    .filter(({ kind }) => kind === 'document' || kind === 'file')
    .filter((matcher) => hits.get(matcher)?.some(({ path }) => mayBeData(path)));
  if (touched.length === 0) return;
  const code = paths.filter((path) => languageOf(path) !== null).slice(0, mostFiles);
  expect(code);
  if (!code.some((path) => loads.test(text(path) ?? ''))) return;
  for (const matcher of touched) {
    const left = (hits.get(matcher) ?? []).filter(({ path }) => !mayBeData(path));
    if (left.length > 0) hits.set(matcher, left);
    else hits.delete(matcher);
  }
}

function mayBeData(path: string): boolean {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  return document.test(name) && !about.test(name) && parts.some((part) => folder.test(part));
}
