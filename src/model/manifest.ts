// What people say.
import type { ImportEntry } from './import.js';
import type { FailOn, Policy } from './policy.js';
import type { Place } from './scan.js';

/** A file, or a part of it: lines ("12-40") or a section, by its heading; `sha256` is that of what is pointed at. */
export type EvidenceRef = { path: string; lines?: string; section?: string; sha256?: string } | { url: string };

export interface Answer {
  value: string;
  why?: string;
  evidence: EvidenceRef[];
  note?: string;
  by?: string;
  on?: string;
  /** The day of the commit that brought it, where nobody has written one and the history is here. */
  brought?: string;
  reviewBy?: string;
  /** The program that wrote it: it counts once a person has confirmed it. */
  draftedBy?: string;
  confirmed?: { by: string; on: string };
  dispute: { path: string; note: string }[];
}

export const waiverReasons = ['accepted-risk', 'compensated', 'not-detected', 'planned'] as const;

export interface Waiver {
  check: string;
  reason: (typeof waiverReasons)[number];
  statement: string;
  owner: string;
  created: string;
  expires: string;
  approvedBy?: string;
  ticket?: string;
}

export interface GateSettings {
  minScore: Record<string, number>;
  failOn: FailOn[];
  /** The most points that may be unknown, in per cent; null for no limit. */
  maxUnknown: number | null;
  /** What to compare with: a ref, "auto", or null for nothing. */
  base: string | null;
  /** Points that a stage, and the whole, may lose. */
  tolerance: number;
  /** Losses that gains balance fail as well. */
  strict: boolean;
  /** What changes of the rules do. */
  policyChanges: 'show' | 'fail';
  /** The policy that the manifest chose, as it was read; null where it chose none. */
  extends: Policy | null;
}

export interface Manifest {
  path: string | null;
  project: string | null;
  /** The versions of the built-in packs that it was written for, by their ids; null where it names none. */
  pack: Record<string, string> | null;
  /** Further built-in packs that are switched on or off, with the reason. */
  builtinPacks: Record<string, { use: boolean; why: string }>;
  /** Packs of one's own: "./rules/acme", "npm:@acme/mlready-rules". */
  packs: string[];
  /** A folder above ("..", "../..") whose CI, licence and lint settings hold here too. */
  root: string | null;
  context: Record<string, string[]>;
  /** What somebody says that the project does, or does not, by activity. */
  does: Record<string, boolean>;
  answers: Record<string, Answer>;
  exclude: string[];
  waivers: Waiver[];
  gate: GateSettings;
  /** Results of other tools that are taken in. */
  imports: ImportEntry[];
}

/** Plain data for YAML: no undefined, no functions. */
export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

/** One change of a manifest: what to put at a path of keys; null removes the key, `add` puts it at the end of the list there. */
export interface Edit {
  path: readonly string[];
  value: Plain;
  how?: 'set' | 'add';
}

/** What a cited path turned out to be: usable, or why it proves nothing. */
export const citationStates = ['good', 'missing', 'part-missing', 'empty', 'manifest', 'changed', 'unrelated', 'echo', 'too-large', 'imported'] as const;
/**
 * `unrelated`: a document that says nothing about the check; `echo`: one that is made of what the checks say themselves; `too-large`: too much to be read, or too
 * slow; `part-missing`: the file has no such lines, or no such section; `imported`: a result that is taken in as what it is.
 */
export type CitationState = (typeof citationStates)[number];

export interface Citation {
  ref: EvidenceRef;
  state: CitationState;
  /** A hash that paths with the same content share; null for an address, and for what cannot be read. */
  content: string | null;
  /** Where the part stands that is pointed at, and its first and last line; left out where it is the whole file. */
  part?: { at: Omit<Place, 'path'>; from: number; to: number };
}
