// What a change did to the places that lost checks rested on, and the commit that did it.

import type { Comparison, Did, Fact, GateChange, Place, Scan } from '../model/index.js';
import type { FileChange } from '../project/file-changes.js';
import { type GitEnvironment, removalOf } from '../project/git.js';

export interface ToldBy {
  folder: string;
  /** The commits between which the history is searched. */
  after: string;
  until: string;
  /** The files of the head. */
  files: ReadonlySet<string>;
  /** What the head shows. */
  scan: Scan;
  changeOf(path: string): FileChange;
}

/** Looked up for the worst only: each takes a walk through the history. */
const mostLookedUp = 10;

/** @returns the comparison with what was done for each loss: which file or line went, or why what is left proves less */
export function toldOf(comparison: Comparison, by: ToldBy, env: GitEnvironment): Comparison {
  const order = [...comparison.regressed].sort((a, b) => b.points - a.points).slice(0, mostLookedUp);
  const regressed = comparison.regressed.map((change): GateChange => {
    const did = didOf(change, by);
    const at = placeAtHead(did, by);
    return { ...change, did, at, by: did === null || !order.includes(change) ? null : commitOf(did, by, env) };
  });
  return { ...comparison, regressed };
}

function didOf({ before: { evidence } }: GateChange, { files, scan, changeOf }: ToldBy): Did | null {
  const [place] = evidence;
  if (place === undefined) return null;
  const { signal, ...old } = place;
  if (!files.has(old.path)) return { code: 'file-removed', place: old };
  const change = changeOf(old.path);
  const text = change.isTaken(old) ? change.before(old) : null;
  const fact = scan.facts.find((one) => one.signal === signal);
  const hollow = fact === undefined ? null : hollowOf(fact);
  if (hollow !== null) return { code: 'weakened', place: old, text, now: hollow.place, doubt: hollow.doubt };
  return change.isTaken(old) ? { code: 'line-removed', place: old, text } : null;
}

/** Where a practice still stands, and why it counts for less or nothing; null where it does not. */
function hollowOf({ state, doubt, near, places }: Fact): { place: Place; doubt: NonNullable<Fact['doubt']> } | null {
  const [live, dead] = [places[0], near?.places[0]];
  if (state === 'weak' && live !== undefined && doubt !== undefined) return { place: live, doubt };
  return near?.doubt && dead !== undefined ? { place: dead, doubt: near.doubt } : null;
}

/** Where a reader of the newer version is led to; null where nothing of it is left. */
function placeAtHead(did: Did | null, { changeOf }: ToldBy): Place | null {
  if (did === null || did.code === 'file-removed') return null;
  if (did.code === 'weakened') return did.now;
  const { path, cell } = did.place;
  const line = cell === undefined ? changeOf(path).standsAt(did.place) : null;
  return line === null ? { path } : { path, line };
}

/** The commit that took the file or the line away; what is not committed has none. */
function commitOf(did: Did, { folder, after, until }: ToldBy, env: GitEnvironment): string | null {
  const { path, cell } = did.place;
  if (did.code === 'file-removed') return removalOf(folder, { path, text: null }, { after, until }, env);
  const text = (did.text ?? '').trim();
  return cell === undefined && text.length >= shortest ? removalOf(folder, { path, text }, { after, until }, env) : null;
}

/** A shorter line stands in many places, and its going tells nothing. */
const shortest = 4;
