// Why there is no report, as workflow commands of GitHub Actions: each mistake at its line.
import type { KnownError } from '../../../errors.js';
import { repositoryPath } from '../../links.js';
import { type Annotation, commandOf } from './command.js';

/** GitHub shows ten annotations of a step. */
const most = 10;

/** @param inside where the project lies in its repository @returns one command a line, ending in a line break */
export function githubFailure(error: KnownError, inside: string): string {
  return [error, ...error.more]
    .slice(0, most)
    .map((one) => `${commandOf(annotationOf(one, inside))}\n`)
    .join('');
}

function annotationOf({ place, message, reason, next }: KnownError, inside: string): Annotation {
  const title = 'mlready could not run';
  const [, file, line, column] = /^([^:\s][^:]{0,4000}):(\d{1,7})(?::(\d{1,7}))?$/.exec(place) ?? [];
  const path = file === undefined ? null : repositoryPath(inside, file);
  if (path === null || path === '') return { level: 'error', title, text: message };
  return { level: 'error', title, text: `${reason}; ${next}`, path, line: Number(line), ...(column !== undefined && { column: Number(column) }) };
}
