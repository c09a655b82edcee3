// Where a place of the audited tree can be read on the web.
import type { Place } from '../model/index.js';
import type { Report } from './report.js';

/** A path as seen from the top of the repository; null where it leads out of it. @param inside where the project lies in the repository, "" at its top */
export function repositoryPath(inside: string, path: string): string | null {
  const parts = inside === '' ? [] : inside.split('/');
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** What of a project tells where its files are kept. */
export type Kept = Pick<Report['project'], 'remote' | 'revision' | 'inside'>;

/** @returns a text as a part of an address; half of a surrogate pair, which has no percent encoding, becomes the mark for what cannot be shown */
export const encoded = (text: string): string => encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'));

/** The address of the audited commit; null where nobody knows where the repository is kept, or what is audited is no commit. */
export function commitUrl({ remote, revision }: Report['project']): string | null {
  if (remote === null || revision === null) return null;
  const page = { github: 'commit', gitlab: '-/commit', bitbucket: 'commits', azure: 'commit' }[remote.kind];
  return `${remote.url}/${page}/${encoded(revision)}`;
}

/**
 * The address of a line at the audited commit, on GitHub, GitLab, Bitbucket or Azure DevOps. Of a notebook the file: what they show has no lines of its own.
 * @returns null where nobody knows where the repository is kept, or what is audited is no commit
 */
export function lineUrl({ remote, revision, inside }: Kept, { path, line, cell }: Place): string | null {
  const whole = repositoryPath(inside, path);
  if (remote === null || revision === null || whole === null) return null;
  // Half of a surrogate pair has no percent encoding.
  if (/[\ud800-\udfff]/u.test(whole)) return null;
  const at = whole.split('/').map(encodeURIComponent).join('/');
  const row = cell === undefined ? line : undefined;
  const to = (page: string, mark: string) => `${remote.url}/${page}/${revision}/${at}${row === undefined ? '' : `#${mark}${row}`}`;
  switch (remote.kind) {
    case 'github':
      return to('blob', 'L');
    case 'gitlab':
      return to('-/blob', 'L');
    case 'bitbucket':
      return to('src', 'lines-');
    case 'azure': {
      const lines = row === undefined ? '' : `&line=${row}&lineEnd=${row + 1}&lineStartColumn=1&lineEndColumn=1`;
      return `${remote.url}?path=${encodeURIComponent(`/${whole}`)}&version=GC${revision}${lines}`;
    }
  }
}
