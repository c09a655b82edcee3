// What the evidence that answers point at turns out to be.
import type { Answer, Check, Citation, CitationState, EvidenceRef, Tree } from '../model/index.js';
import { isBinary } from '../parsers/text/decode.js';
import { checkWords } from './check-words.js';
import { type CitedPart, isPart, type PathRef, partOf } from './cited-part.js';
import { type EvidenceFile, readEvidence } from './evidence-file.js';
import { hashesOf, hashOf } from './stored-hash.js';
import { withinTimeBudget } from './time-budget.js';

const maxBytes = 20 * 1024 * 1024;
/** What of a file is looked at, and of all files that answers point at; a file's hash is that of all of it. */
const lookedAt = { each: 128 * 1024, all: 8 * 1024 * 1024 };
const mostSlow = 2;

/** A part is looked for in files of this size at most. */
const mostOfWhole = 1024 * 1024;

/** What was found at a path, or in a part of it. */
interface Found {
  state: CitationState;
  sha256: string | null;
  /** Of the same content with other line ends. */
  alike: readonly string[];
  file: EvidenceFile | null;
  part: CitedPart | null;
}

/**
 * What a cited path is worth as evidence of a check, the hash of what stands there now (of a part that of its lines, ended by line feeds), and one that files with
 * the same content share; null where it cannot be read. And the part, where one is pointed at.
 */
export type Citing = (ref: PathRef, check: string | null) => Omit<Found, 'file'> & { content: string | null };

/** Files of results that a manifest takes in. */
export interface Taken {
  paths: ReadonlySet<string>;
  /** Of what git stores of them. */
  hashes: ReadonlySet<string>;
}

const nothingTaken: Taken = { paths: new Set(), hashes: new Set() };

/**
 * A path counts when it is a file of the tree (not the manifest) that says something, and of the check that it is cited for. Each file, and each part, is looked at once.
 * @param manifest the manifest's own path, which proves nothing
 * @param checks all there are, whose own words prove nothing either
 * @param taken files of results that are taken in as such, by their paths and hashes
 * @returns what tells what paths are worth as evidence now; without a check, whether they say anything at all
 */
export function citing(tree: Tree, manifest: string | null, checks: readonly Check[], taken: Taken = nothingTaken): Citing {
  const files = new Set(tree.files);
  const known = new Map<string, Found>();
  const words = checkWords(checks);
  const spent = { bytes: 0, slow: 0 };
  const within = (path: string, bytes: number, work: () => void) => {
    spent.bytes += bytes;
    if (spent.bytes <= lookedAt.all && spent.slow < mostSlow)
      spent.slow += withinTimeBudget([path], { look: work, take: () => undefined, bytes: () => bytes }).length;
  };
  const evidenceIn = (path: string, bytes: Uint8Array): EvidenceFile | null => {
    const start = bytes.subarray(0, wholeLetters(bytes, lookedAt.each));
    let file: EvidenceFile | null = null;
    within(path, start.length, () => {
      file = readEvidence(path, start);
    });
    return file;
  };
  const partIn = (ref: PathRef, bytes: Uint8Array): Found => {
    let part: CitedPart | null | undefined;
    within(ref.path, bytes.length, () => {
      part = isBinary(bytes) ? null : partOf(ref, bytes);
    });
    if (part === undefined) return failed('too-large');
    if (part === null) return failed('part-missing');
    const cut = Buffer.from(part.text);
    return { ...found([hashOf(cut)], evidenceIn(part.path, cut)), part };
  };
  const look = (ref: PathRef): Found => {
    const { path } = ref;
    if (path === manifest) return failed('manifest');
    if (!files.has(path)) return failed('missing');
    const reading = tree.read(path, isPart(ref) ? mostOfWhole : maxBytes);
    if ('failure' in reading) return failed(reading.failure === 'too-large' ? 'too-large' : 'missing');
    const { bytes } = reading;
    return isPart(ref) ? partIn(ref, bytes) : found(hashesOf(bytes), evidenceIn(path, bytes));
  };
  return (ref, check) => {
    const key = `${ref.path}\0${ref.lines ?? ''}\0${ref.section ?? ''}`;
    const is = known.get(key) ?? look(ref);
    known.set(key, is);
    const { state, sha256, alike, file, part } = is;
    const asResult = taken.paths.has(ref.path) || (sha256 !== null && taken.hashes.has(sha256));
    const worth = asResult ? 'imported' : file === null ? state : file.empty ? 'empty' : ((check === null ? null : words.against(check, file)) ?? state);
    return { state: worth, sha256, alike, content: file?.content ?? sha256, part };
  };
}

function found([sha256, ...alike]: [string, ...string[]], file: EvidenceFile | null): Found {
  return { state: file === null ? 'too-large' : 'good', sha256, alike, file, part: null };
}

/** How many bytes to take, at most so many: in the middle of a letter the text would look like one of another encoding. */
function wholeLetters(bytes: Uint8Array, most: number): number {
  let end = Math.min(most, bytes.length);
  while (end < bytes.length && end > most - 4 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return end;
}

function failed(state: CitationState): Found {
  return { state, sha256: null, alike: [], file: null, part: null };
}

/**
 * Looks up every citation. An address is taken as it is: nothing is fetched.
 * @param manifest the manifest's own path, which proves nothing
 * @param checks all there are, whose own words prove nothing either
 * @param taken files of results that are taken in as such, by their paths and hashes
 * @returns for each answered check its citations in the order given
 */
export function cite(
  tree: Tree,
  answers: Readonly<Record<string, Answer>>,
  manifest: string | null,
  checks: readonly Check[],
  taken: Taken = nothingTaken,
): Record<string, Citation[]> {
  const at = citing(tree, manifest, checks, taken);
  const lookUp = (check: string, ref: EvidenceRef): Citation => {
    if (!('path' in ref)) return { ref, state: 'good', content: null };
    const { state, sha256, alike, content, part } = at(ref, check);
    const changed = state === 'good' && ref.sha256 !== undefined && sha256 !== null && sha256 !== ref.sha256 && !alike.includes(ref.sha256);
    return { ref, state: changed ? 'changed' : state, content, ...(part && { part: { at: part.at, from: part.from, to: part.to } }) };
  };
  return Object.fromEntries(Object.entries(answers).map(([check, { evidence }]) => [check, evidence.map((ref) => lookUp(check, ref))]));
}
