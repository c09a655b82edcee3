// Where files come from.
import type { Limit } from './scan.js';

/** The files of a pack: paths relative to its root, sorted, and their text. */
export interface PackFiles {
  list(): string[];
  read(path: string): string;
}

/** The page of a repository on the web. */
export interface Remote {
  kind: 'github' | 'gitlab' | 'bitbucket' | 'azure';
  /** Without a slash at its end. */
  url: string;
}

/** A file of the project itself, one of its tests, or somebody else's code that lies in the tree (vendored, generated, installed). */
export type Role = 'own' | 'test' | 'vendored';

/** The settings of a folder above a project: how it is written from there, where the project lies in it, and what may be looked at. */
export interface Above {
  /** From the project to the folder: "../..". */
  root: string;
  /** From the folder to the project: "services/scoring". */
  inside: string;
  /** Folders of that repository that neither hold the project nor lie in it, the topmost of each. */
  others: string[];
  /** CI, licence and lint settings of the folders from `root` down to the project, and the project's own files that CI may call. */
  tree: Tree;
}

/** A file as a commit left it, and the day of that commit; no text where it left none. */
export interface FileVersion {
  day: string;
  text: string | null;
}

/** Files from somewhere: the working directory, or a revision. Nothing of it is run and no link is followed out of it. */
export interface Tree {
  /** What to call the project when nobody says: the folder's name. */
  name: string;
  /** The commit that is looked at, where there is one. */
  revision: string | null;
  /** Paths relative to the root with "/", sorted by code unit, links left out. */
  files: string[];
  /** What could not be listed. */
  limits: Limit[];
  /** The file's size in bytes, or null where it is no regular file (any more). */
  size(path: string): number | null;
  /** The id of the file's content as git's SHA-1 object, or null where it is not known without reading the file. */
  id(path: string): string | null;
  /** Whether a path is a link to another file of the tree; left out where the tree follows none. */
  isLink?(path: string): boolean;
  /** Says which files are going to be read, in order, so that several can be fetched at once. */
  expect(paths: readonly string[]): void;
  /** The file's bytes, or why not. Files over `maxBytes` are not read. */
  read(path: string, maxBytes: number): { bytes: Uint8Array } | { failure: 'unreadable' | 'too-large'; size: number };
}
