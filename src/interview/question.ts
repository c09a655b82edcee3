// What passes between a conversation and whoever is asked: plain data, so that a test can be the person.
import type { Score, Verdict } from '../model/index.js';

/** What a person can do at a question besides choosing an answer. */
export type Action = 'accept' | 'back' | 'skip' | 'unknown' | 'why' | 'note' | 'evidence' | 'set-aside' | 'dispute' | 'jump' | 'keys' | 'quit';

/** A line about a question: what the repository shows, what was said. `tone` is how it may be painted. */
export interface Remark {
  label: string;
  text: string;
  tone: 'for' | 'against' | 'said' | 'plain';
}

/** What stands above every prompt. */
export interface Heading {
  /** Where we are: "Model deployment", "Monitoring", "12 of 41", "about 6 min". */
  where: string[];
  question: string;
  /** One line under the question: the check's id, its risk, what it is worth. */
  about: string;
  remarks: Remark[];
  /** How far the conversation is, stage by stage; shown where there is room. */
  stages?: readonly StageProgress[];
}

/** What of a stage was asked in this conversation. */
export interface StageProgress {
  title: string;
  done: number;
  total: number;
}

/** A choice among options; several where `many`. */
export interface Choice {
  heading: Heading;
  /** An option with a key of its own is chosen by it, rather than by its number. */
  options: { value: string; label: string; key?: string }[];
  many: boolean;
  /** What the action `accept` would take, as the first row, which Enter is on; not there where nothing is proposed. */
  accept?: string;
  /** What Enter takes: an old answer or a guess. Nothing is chosen where nobody has said anything: no answer may be the easy one. */
  chosen: string[];
  actions: Action[];
  /** What was wrong with the last reply. */
  problem: string | null;
}

export interface TextQuestion {
  heading: Heading;
  /** What is wanted, in a few words. */
  label: string;
  hint: string;
  /** What stands there already. */
  value: string;
  /** What Tab completes from. */
  candidates: readonly string[];
  actions: Action[];
  problem: string | null;
}

export type Reply = { action: 'answer'; values: string[] } | { action: Action };
/** `text` is what was typed, whichever action ended the prompt. */
export type TextReply = { action: 'answer' | Action; text: string };

/** Whoever is asked. */
export interface Ask {
  /** @throws Interrupted where nobody answers any more */
  choose(question: Choice): Promise<Reply>;
  /** @throws Interrupted where nobody answers any more */
  text(question: TextQuestion): Promise<TextReply>;
  /** Says something that stays on the screen; each text is a paragraph. */
  say(paragraphs: readonly SaidParagraph[]): void;
}

/** A paragraph: a label in the margin or the mark of a verdict, the text, and how it may be painted. */
export interface SaidParagraph {
  label?: string;
  mark?: Verdict;
  text: string;
  tone?: 'title' | 'dim';
  /** The most lines that it may take; the rest is cut. */
  lines?: number;
  /** Points that are drawn as a bar before the text. */
  bar?: Pick<Score, 'points'>;
}

/** The person has gone: Ctrl-C, Ctrl-D, a closed terminal. What was answered is saved. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}
