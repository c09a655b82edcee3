// Keeps a manifest: every change is made to the text on disk as it is now, proved, and written whole or not at all.
import { join } from 'node:path';
import { KnownError } from '../errors.js';
import type { Answer, Catalogue, Edit, Manifest, Tree } from '../model/index.js';
import { decode } from '../parsers/text/decode.js';
import { edit, hasKey, opened } from './edit.js';
import { maxManifestBytes } from './manifest.js';
import { parseManifest } from './parse.js';
import { answerKeys, manifestKeys } from './schema.js';
import type { Order } from './splice.js';

export interface ManifestStore {
  /** The file's name in the project. */
  file: string;
  /** The manifest as it is on disk now. @throws KnownError where it is wrong or cannot be read */
  now(): Manifest;
  /**
   * Makes the changes, all or none; without any the file is only read.
   * @param against the manifest that the changes were made for; an answer that somebody has given since is not written over, and a list whose items are changed by
   *   their numbers has to be the same
   * @returns the manifest after them
   * @throws KnownError where the file on disk is wrong, a change is not allowed, or it cannot be written; then it is as it was
   * @throws AnsweredMeanwhile where one of the answers is another now
   */
  save(edits: readonly Edit[], against?: Manifest): Manifest;
}

/** Somebody else has answered in the meantime. */
export class AnsweredMeanwhile extends KnownError {
  readonly check: string;

  constructor(file: string, check: string, now: Answer | undefined) {
    const who = now?.by === undefined ? '' : ` by ${now.by}`;
    const what = now === undefined ? 'its answer was taken out' : `it was answered "${now.value}"${who}`;
    super(`${file}, ${check}`, `${what} in the meantime`, 'look at it and answer again');
    this.check = check;
  }
}

export interface StoreInput {
  /** Where the project lies on disk. */
  folder: string;
  tree: Pick<Tree, 'read'>;
  /** The name of the manifest, null where there is none yet. */
  path: string | null;
  catalogue: Catalogue;
  /** The text that a manifest begins with where there is none yet. */
  begin: string;
  /** Writes a whole file or nothing. */
  write(path: string, text: string): void;
  /** Does work while nobody else writes the file. */
  locked<Result>(path: string, work: () => Result): Result;
}

/** @returns a store that writes to the manifest of a project, and begins one with the first change where there is none. */
export function manifestStore({ folder, tree, path, catalogue, begin, write, locked }: StoreInput): ManifestStore {
  const file = path ?? 'mlready.yaml';
  const checks = new Map(catalogue.checks.map((check) => [check.id, check]));
  const order: Order = ([first, second]) => {
    if (first === undefined) return manifestKeys;
    if (second !== undefined) return first === 'answers' ? answerKeys : [];
    return first === 'answers' ? [...checks.keys()] : first === 'context' ? catalogue.context.map(({ id }) => id) : [];
  };
  let there = path !== null;

  const present = (): string => {
    // Somebody may have begun one in the meantime.
    const reading = tree.read(file, maxManifestBytes);
    if ('bytes' in reading) return decode(reading.bytes);
    if (!there) return begin;
    throw new KnownError(file, 'cannot be read any more', 'put it back, or correct its rights');
  };
  return {
    file,
    now: () => proved(file, present(), catalogue),
    save: (edits, against) => locked(join(folder, file), () => saved(edits, against)),
  };

  function saved(edits: readonly Edit[], against: Manifest | undefined): Manifest {
    const before = present();
    const current = proved(file, before, catalogue);
    if (edits.length === 0) return current;
    for (const {
      path: [first, id],
    } of against === undefined ? [] : edits) {
      if (first === 'answers' && id !== undefined && !isSame(current.answers[id], against?.answers[id]))
        throw new AnsweredMeanwhile(file, id, current.answers[id]);
    }
    for (const list of ['waivers', 'imports'] as const) {
      const changed = against !== undefined && JSON.stringify(against[list]) !== JSON.stringify(current[list]);
      // What is added needs no number.
      if (changed && edits.some(({ path: [first], how }) => first === list && how !== 'add'))
        throw new KnownError(file, `its ${list} were changed in the meantime`, 'try again');
    }
    const after = edits.reduce((text, { path: keys, value, how }) => {
      // An answer that stands under an older name of its check stays there.
      const [first, id] = keys;
      const written = first === 'answers' ? checks.get(id ?? '')?.aliases.find((alias) => hasKey(text, ['answers', alias])) : undefined;
      const at = written === undefined ? keys : ['answers', written, ...keys.slice(2)];
      const inside = first === 'answers' && at.length > 2 ? opened(text, at.slice(0, 2)) : text;
      // A value that stands alone and is to be another still stands alone; of one there is nothing to remove.
      if (inside !== text && (value === null || at[2] === 'value')) return value === null ? text : edit(text, at.slice(0, 2), value, how, order);
      return edit(inside, at, value, how, order);
    }, before);
    const manifest = proved(file, after, catalogue);
    write(join(folder, file), after);
    there = true;
    return manifest;
  }
}

/** Whether two answers say the same, whoever has looked at when they came. */
function isSame(one: Answer | undefined, other: Answer | undefined): boolean {
  return (
    one?.value === other?.value &&
    one?.by === other?.by &&
    one?.on === other?.on &&
    one?.draftedBy === other?.draftedBy &&
    one?.confirmed?.by === other?.confirmed?.by
  );
}

function proved(file: string, text: string, catalogue: Catalogue): Manifest {
  const read = parseManifest(file, text, catalogue);
  if ('manifest' in read) return read.manifest;
  throw read.problems[0] ?? new Error('no problem to report');
}
