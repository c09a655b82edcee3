// What a conversation may see and do: everything comes in from outside, so that it can be held with a scripted person and a manifest in memory.
import type { Assessment, Catalogue, CitationState, Edit, EvidenceRef, Fact, Manifest, Proposal } from '../model/index.js';
import type { Ask, StageProgress } from './question.js';

/** What is known now. */
export interface State {
  manifest: Manifest;
  assessment: Assessment;
}

export interface World {
  /** What the project is called. */
  project: string;
  /** The name of the file that the answers are kept in. */
  file: string;
  catalogue: Catalogue;
  facts: readonly Fact[];
  /** Places that may answer a question, by check. */
  proposals: ReadonlyMap<string, Proposal>;
  /** Files that an answer may point at, those whose names can be typed. */
  files: readonly string[];
  /** "YYYY-MM-DD" in UTC. */
  today: string;
  /** Who answers, where that is known. */
  by: string | null;
  /** Milliseconds; only differences are used. */
  now(): number;
  /** What is known as the conversation begins. */
  state: State;
  /**
   * Keeps what was said, all or nothing; without any change what is there is read anew.
   * @param against what was known when it was said: what somebody else has answered since is not written over
   * @returns what is known after it
   * @throws KnownError where it cannot be kept
   */
  save(edits: readonly Edit[], against?: Manifest): State;
  /** What a path is worth as evidence; `text` is what stands in the part of it that is pointed at, null where that is the whole file or nothing. */
  cite(ref: Extract<EvidenceRef, { path: string }>, check: string): { state: CitationState; sha256: string | null; text: string | null };
}

/** How a question was left. */
export type QuestionExit = 'next' | 'back' | 'jump' | 'quit';

/** Where a question stands, and what is known at it. */
export interface Position {
  /** "12 of 41", "about 6 min". */
  progress: string[];
  stages: readonly StageProgress[];
  state: State;
}

/** Keeps changes. @returns what is known after them; null where they could not be kept, and the person gave up */
export type Keep = (edits: readonly Edit[]) => Promise<State | null>;

/** What every question needs: what may be seen, who is asked, what is known, and the way to keep what was said. */
export interface Asking {
  world: World;
  ask: Ask;
  place: Position;
  keep: Keep;
}
