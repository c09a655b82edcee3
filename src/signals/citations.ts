// What the evidence that answers point at turns out to be.
import { createHash } from 'node:crypto';
import { isReport } from '../inventory/report-heads.js';
import type { Answer, Citation, CitationState, EvidenceRef, Tree } from '../model/index.js';
import { hasSubstance, readDocument } from '../parsers/documents/document.js';
import { decode, isBinary } from '../parsers/text/decode.js';

const maxBytes = 20 * 1024 * 1024;
const prose = /\.(?:md|markdown|rst|txt|adoc|org|html?)$/i;

/** What a cited path is, and the hash of what stands there now; null where that cannot be read. */
export type Citing = (path: string) => { state: CitationState; sha256: string | null };

/**
 * A path counts when it is a file of the tree (not the manifest) with substance: prose must say something, other files must hold more than white space;
 * a report of this program says nothing of its own.
 * @param manifest the manifest's own path, which proves nothing
 * @returns what tells what paths are worth as evidence now; each file is read once
 */
export function citing(tree: Tree, manifest: string | null): Citing {
  const files = new Set(tree.files);
  const known = new Map<string, ReturnType<Citing>>();
  const look: Citing = (path) => {
    if (path === manifest) return { state: 'manifest', sha256: null };
    if (!files.has(path)) return { state: 'missing', sha256: null };
    const reading = tree.read(path, maxBytes);
    if ('failure' in reading) return { state: reading.failure === 'too-large' ? 'good' : 'missing', sha256: null };
    const sha256 = createHash('sha256').update(reading.bytes).digest('hex');
    return { state: isReport(reading.bytes) || isEmpty(path, reading.bytes) ? 'empty' : 'good', sha256 };
  };
  return (path) => {
    const found = known.get(path) ?? look(path);
    known.set(path, found);
    return found;
  };
}

/**
 * Looks up every citation. An address is taken as it is: nothing is fetched.
 * @param manifest the manifest's own path, which proves nothing
 * @returns for each answered check its citations in the order given
 */
export function cite(tree: Tree, answers: Readonly<Record<string, Answer>>, manifest: string | null): Record<string, Citation[]> {
  const at = citing(tree, manifest);
  const stateOf = (ref: EvidenceRef): CitationState => {
    if (!('path' in ref)) return 'good';
    const { state, sha256 } = at(ref.path);
    return state === 'good' && ref.sha256 !== undefined && sha256 !== null && sha256 !== ref.sha256 ? 'changed' : state;
  };
  return Object.fromEntries(Object.entries(answers).map(([check, answer]) => [check, answer.evidence.map((ref) => ({ ref, state: stateOf(ref) }))]));
}

function isEmpty(path: string, bytes: Uint8Array): boolean {
  if (isBinary(bytes)) return bytes.length === 0;
  const text = decode(bytes);
  if (!prose.test(path)) return text.trim().length < 20;
  const document = readDocument(path, text);
  return document.template || !hasSubstance(document, { sentences: 2 });
}
