// The wording of what a scan saw beside its facts: what it could not read, what a project does, comments that dispute a hazard, settings from above.
import type { Limit } from '../../model/index.js';
import { placeText } from '../../terminal/text.js';
import type { Report } from '../report.js';
import { complete } from './results.js';

/** What the scan could not see, as a sentence. */
export function limitText(limit: Limit): string {
  switch (limit.code) {
    case 'unreadable':
      return `${limit.path} could not be read.`;
    case 'too-large':
      return `${limit.path} is too large to read (${Math.ceil(limit.bytes / 1024)} KiB).`;
    case 'not-parsed':
      return `${limit.path} could not be parsed.`;
    case 'too-slow':
      return `${limit.path} took too long to read and was left.`;
    case 'symlink-outside':
      return `${limit.path} is a link that dangles or leads out of the project; it was not followed.`;
    case 'too-deep':
      return `${limit.path} lies deeper than 64 folders; what is below it was not looked at.`;
    case 'submodule':
      return `${limit.path} is a submodule; it is another repository and was not read.`;
    case 'special-file':
      return `${limit.path} is no regular file (a pipe, socket or device); it was not opened.`;
    case 'git-silent':
      return 'There is a .git here, but git did not answer (missing, broken, or it refuses what belongs to somebody else: git config --global --add safe.directory <folder>); the folder was walked instead, and files that git would leave out may be in.';
    case 'untracked':
      return `${limit.files} ${limit.files === 1 ? 'file that git does not track was' : 'files that git does not track were'} not read (--untracked reads them).`;
    case 'too-many-files':
      return `At least ${limit.files} ${limit.files === 1 ? 'file' : 'files'} beyond the first 200,000 ${limit.files === 1 ? 'was' : 'were'} not looked at.`;
    case 'excluded':
      return `${limit.files} ${limit.files === 1 ? 'file is' : 'files are'} left out by the manifest (exclude: ${limit.pattern}).`;
    case 'vendored':
      return `${limit.files} ${limit.files === 1 ? 'file was' : 'files were'} passed over as somebody else's, or as made by a tool (${limit.pattern}).`;
    case 'language':
      return `${limit.files} ${limit.files === 1 ? 'file' : 'files'} of ${limit.language} (${limit.lines} ${limit.lines === 1 ? 'line' : 'lines'}) ${limit.files === 1 ? 'is' : 'are'} in a language whose code is not read.`;
    default:
      return complete(limit);
  }
}

/** What a project does, with a place each; what its manifest claims, and what it denies although it is seen. */
export function activityTexts({ activities }: Pick<Report, 'activities'>): string[] {
  const named = ({ id, said, places }: Report['activities'][number]) => {
    const [first] = places;
    return `${id}${first ? ` (${placeText(first)})` : said === true ? ' (said)' : ''}`;
  };
  const done = activities.filter(({ state, said }) => state === 'present' || said === true);
  const denied = activities.filter(({ state, said }) => state === 'present' && said === false);
  return [
    ...(done.length === 0 ? [] : [`does: ${done.map(named).join(', ')}`]),
    ...denied.map((one) => `the manifest denies ${named(one)}, which is seen, so it counts`),
  ];
}

/** What a comment that disputes a hazard comes to, as a sentence. */
export function ignoreText({ code, signal, reason, path, line, cell, matches }: Report['ignores'][number]): string {
  const at = placeText({ path, line, ...(cell !== undefined && { cell }) });
  if (signal === null) return `${at} disputes ${code}, which there is none of: remove the comment.`;
  if (reason === '') return `${at} disputes ${code} without a reason, so it counts for nothing: say why behind the bracket.`;
  return matches ? `${at} disputes ${code}: ${reason.replace(/\.$/, '')}.` : `${at} disputes ${code}, which is not seen there (any more): remove the comment.`;
}

/** What came from the settings of a folder above, as a sentence. `shown`: titles of the signals seen there. */
export function aboveText({ root, files, shown }: { root: string; files: number; shown: readonly string[] }): string {
  const seen = shown.length === 0 ? 'they show nothing' : `they show: ${shown.map((title) => `"${title}"`).join(', ')}`;
  return `CI, licence and lint settings of ${root} count here, because the manifest says so: ${files} ${files === 1 ? 'file was' : 'files were'} looked at; ${seen}.`;
}
