// A kind of planted change: what it stands for, where it applies, and the files that it makes.

/** A text to write, a link, bytes that are no text, or null where the file is deleted. */
export type Edit = string | null | { link: string } | { bytes: Uint8Array };
export type Edits = ReadonlyMap<string, Edit>;

/** The files of a repository that hold text, by path, and the paths of all of them. */
export interface Repo {
  texts: ReadonlyMap<string, string>;
  paths: readonly string[];
}

export interface Kind {
  id: string;
  /** What it stands for, in one line. */
  about: string;
  /** Files that the base has to hold beside its own, such as a manifest. */
  before?: (repo: Repo) => Edits;
  /** What the change makes of the files; nothing where it applies nowhere. */
  make: (repo: Repo) => Edits;
  /** What is done to the checkout itself, where a commit does not hold it. @returns what undoes it */
  disk?: (folder: string, git: (...args: string[]) => string) => () => void;
}

/** A practice that is taken away or made hollow: what shows it, any of which the base has to show. */
export interface Drop extends Kind {
  shows: string[];
  /** True where nothing of the practice can be left, so that a gate that passes has missed it wherever else it sees it. */
  whole?: boolean;
  /** True where single statements are taken out, so that those of the same file which it leaves alone still count. */
  lines?: boolean;
}

/** Something dangerous that comes in: the signal of its kind. */
export interface Danger extends Kind {
  hazard: string;
  /** Whether the rule says of a repository that it is none there: what its page names under "does not count". */
  allowed?: (repo: Repo) => boolean;
}

/** @returns the edits of those texts that a function changes @param change gives the same text, or null to delete the file, or another text */
export function edited(repo: Repo, wanted: (path: string) => boolean, change: (text: string, path: string) => string | null): Edits {
  const edits = new Map<string, Edit>();
  for (const [path, text] of repo.texts) {
    if (!wanted(path)) continue;
    const made = change(text, path);
    if (made !== text) edits.set(path, made);
  }
  return edits;
}

/** @returns edits that delete the files */
export function deleted({ paths }: Repo, wanted: (path: string) => boolean): Edits {
  return new Map(paths.filter(wanted).map((path) => [path, null]));
}

/** @returns edits that add a file where it is not there yet */
export function added({ paths }: Repo, path: string, text: string): Edits {
  return paths.includes(path) ? new Map() : new Map([[path, text]]);
}

/** @returns several edits as one; a later one of the same file counts */
export function together(...all: Edits[]): Edits {
  return new Map(all.flatMap((edits) => [...edits]));
}

/** @returns a repository with edits made */
export function withEdits({ texts, paths }: Repo, edits: Edits): Repo {
  const after = new Map(texts);
  const all = new Set(paths);
  for (const [path, text] of edits) {
    if (text === null) {
      after.delete(path);
      all.delete(path);
    } else {
      if (typeof text === 'string') after.set(path, text);
      all.add(path);
    }
  }
  return { texts: after, paths: [...all].sort() };
}

export const isPython = (path: string) => path.endsWith('.py');
export const isNotebook = (path: string) => path.endsWith('.ipynb');
export const isWorkflow = (path: string) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path);
export const isDocument = (path: string) => /\.(?:md|rst)$/i.test(path);
/** A file that holds tests by its name or folder, whatever language it is in. */
export const isTest = (path: string) =>
  /(?:^|\/)(?:tests?|__tests__)\/.*\.(?:py|ts|tsx|js|ipynb|scala)$|(?:^|\/)(?:test_[^/]*|[^/]*_tests?)\.py$|\.(?:spec|test)\.[cm]?[jt]sx?$|Spec\.scala$/.test(
    path,
  );
