// What the evidence that answers point at turns out to be.
import { createHash } from 'node:crypto';
import type { Answer, Check, Citation, CitationState, EvidenceRef, Tree } from '../model/index.js';
import { isBinary } from '../parsers/text/decode.js';
import { checkWords } from './check-words.js';
import { type EvidenceFile, readEvidence } from './evidence-file.js';
import { withinTimeBudget } from './time-budget.js';

const maxBytes = 20 * 1024 * 1024;
/** What of a file is looked at, and of all files that answers point at; a file's hash is that of all of it. */
const lookedAt = { each: 128 * 1024, all: 8 * 1024 * 1024 };
const mostSlow = 2;

/** What a cited path is worth as evidence of a check, the hash of what stands there now, and one that files with the same content share; null where it cannot be read. */
export type Citing = (
  path: string,
  check: string | null,
) => { state: CitationState; sha256: string | null /** Of the same content with other line ends. */; alike: readonly string[]; content: string | null };

/**
 * A path counts when it is a file of the tree (not the manifest) that says something, and of the check that it is cited for. Each file is read once.
 * @param manifest the manifest's own path, which proves nothing
 * @param checks all there are, whose own words prove nothing either
 * @returns what tells what paths are worth as evidence now; without a check, whether they say anything at all
 */
export function citing(tree: Tree, manifest: string | null, checks: readonly Check[]): Citing {
  const files = new Set(tree.files);
  const known = new Map<string, Looked>();
  const words = checkWords(checks);
  const spent = { bytes: 0, slow: 0 };
  const look = (path: string) => {
    if (path === manifest) return failed('manifest');
    if (!files.has(path)) return failed('missing');
    const reading = tree.read(path, maxBytes);
    if ('failure' in reading) return failed(reading.failure === 'too-large' ? 'too-large' : 'missing');
    const { bytes } = reading;
    const [sha256, ...alike] = hashesOf(bytes);
    const start = bytes.subarray(0, wholeLetters(bytes, lookedAt.each));
    let file: EvidenceFile | null = null;
    const work = () => {
      file = readEvidence(path, start);
      return start.length;
    };
    spent.bytes += start.length;
    if (spent.bytes <= lookedAt.all && spent.slow < mostSlow) spent.slow += withinTimeBudget([path], work).length;
    return file === null ? { state: 'too-large' as const, sha256, alike, file: null } : { state: 'good' as const, sha256, alike, file };
  };
  return (path, check) => {
    const found = known.get(path) ?? look(path);
    known.set(path, found);
    const { state, sha256, alike, file } = found;
    const worth = file === null ? state : file.empty ? 'empty' : ((check === null ? null : words.against(check, file)) ?? state);
    return { state: worth, sha256, alike, content: file?.content ?? sha256 };
  };
}

/** What a look at a cited file gives. */
interface Looked {
  state: CitationState;
  sha256: string | null;
  alike: readonly string[];
  file: EvidenceFile | null;
}

/**
 * The hash of what git stores of a text where it turns line ends: git keeps LF, and a checkout may hold CRLF. Older hashes are of what was checked out.
 * @returns the hash to note, then those of the same text with the line ends that it has here, and with CRLF
 */
function hashesOf(bytes: Uint8Array): [string, ...string[]] {
  const hash = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex');
  if (!bytes.includes(10) || isBinary(bytes)) return [hash(bytes)];
  // Byte by byte, whatever the encoding of the text is.
  const stored = Buffer.from(bytes).toString('latin1').replace(/\r\n/g, '\n');
  const other = stored.replace(/\n/g, '\r\n');
  return [hash(Buffer.from(stored, 'latin1')), hash(bytes), hash(Buffer.from(other, 'latin1'))];
}

/** How many bytes to take, at most so many: in the middle of a letter the text would look like one of another encoding. */
function wholeLetters(bytes: Uint8Array, most: number): number {
  let end = Math.min(most, bytes.length);
  while (end < bytes.length && end > most - 4 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return end;
}

function failed(state: CitationState): Looked {
  return { state, sha256: null, alike: [], file: null };
}

/**
 * Looks up every citation. An address is taken as it is: nothing is fetched.
 * @param manifest the manifest's own path, which proves nothing
 * @param checks all there are, whose own words prove nothing either
 * @returns for each answered check its citations in the order given
 */
export function cite(tree: Tree, answers: Readonly<Record<string, Answer>>, manifest: string | null, checks: readonly Check[]): Record<string, Citation[]> {
  const at = citing(tree, manifest, checks);
  const lookUp = (check: string, ref: EvidenceRef): Citation => {
    if (!('path' in ref)) return { ref, state: 'good', content: null };
    const { state, sha256, alike, content } = at(ref.path, check);
    const changed = state === 'good' && ref.sha256 !== undefined && sha256 !== null && sha256 !== ref.sha256 && !alike.includes(ref.sha256);
    return { ref, state: changed ? 'changed' : state, content };
  };
  return Object.fromEntries(Object.entries(answers).map(([check, { evidence }]) => [check, evidence.map((ref) => lookUp(check, ref))]));
}
