// Folders and files that are kept as old copies: told by whole words of their names.
import { languageOf } from '../parsers/languages.js';

/** What such a folder is called, and nothing else. */
const folder =
  /^[._]?(?:backups?|bak|archived?|old|deprecated|obsolete|attic|trash|legacy)[._]?$|^(?:backups?|bak|archived?|old|deprecated|obsolete|legacy)[ _-](?:code|files?|scripts?|notebooks?|versions?|stuff|src|\d{1,8})$|^[^/]{1,60}[ _-](?:old|bak|backup|deprecated|obsolete|archived?)$/i;
/** The name of such a file without its ending. */
const file = /[ _.-](?:[Oo]ld|bak|backup|deprecated|obsolete)\d{0,2}$|^[Cc]opy of |-Copy\d{1,2}$| copy(?: \d{1,2})?$| ?\(copy(?: \d{1,2})?\)$/;
/** Sets up services. */
const settings = /\.(?:ya?ml|tf|hcl)$|(?:^|[/.])(?:dockerfile|containerfile)$/i;
const ending = /\.(?:bak|old|orig)$/i;

/** A path that is set aside, as its segments without the ending of the file, and which of them says so. */
export interface SetAside {
  path: string;
  segments: readonly string[];
  at: number;
}

/** @returns how a path of code says that it is set aside; null where it does not */
export function setAside(path: string): SetAside | null {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  const plain = name.replace(ending, '');
  // A folder of backups may hold what makes them, and one of archives records: only code in it, and what sets up services, is an old copy.
  if (languageOf(plain) === null && !settings.test(plain)) return null;
  const stem = plain.replace(/\.[^.]{1,10}$/, '');
  const segments = [...parts, stem].map((part) => part.toLowerCase());
  const at = parts.findIndex((part) => folder.test(part));
  // A file that is called after what its folder is about makes backups, or reads archives.
  if (at >= 0 && /backup|archiv|legacy/i.test(stem)) return null;
  if (at >= 0) return { path, segments, at };
  return file.test(stem) || plain !== name ? { path, segments, at: parts.length } : null;
}

const word = /(?<![A-Za-z0-9])(?:backups?|bak|archived?|old|deprecated|obsolete|attic|trash|legacy|copy)(?![A-Za-z0-9])/gi;
const partOfName = /[\w./\\-]/;
const longestSide = 200;
const maxTokens = 2_000;

/**
 * @param text of a file that is not set aside
 * @returns the names in it that may be those of something set aside, as their segments: `from old.train import fit`, `python old/train.py`
 */
export function namesOfSetAside(text: string): string[][] {
  const found: string[][] = [];
  word.lastIndex = 0;
  let last = 0;
  // The word is looked for first and the name around it read then: most files hold none of the words.
  for (let match = word.exec(text); match && found.length < maxTokens; match = word.exec(text)) {
    let start = match.index;
    while (start > last && match.index - start < longestSide && partOfName.test(text.charAt(start - 1))) start--;
    let end = match.index + match[0].length;
    for (let more = 0; more < longestSide && end < text.length && partOfName.test(text.charAt(end)); more++) end++;
    last = end;
    word.lastIndex = end;
    const token = text.slice(start, end);
    // The bare word is a variable in most code.
    if (/^\w{3,10}$/.test(token) && !isPlace(text.slice(Math.max(0, start - 40), start))) continue;
    const name = token.toLowerCase().replace(/\.(?:pyw?|ipynb|[cm]?[jt]sx?|r|rmd|qmd|go|java|kts?|scala|jl|cs|rs|cc|cpp|h|hpp)$/, '');
    found.push(name.split(/[./\\]+/).filter((segment) => segment !== ''));
  }
  return found;
}

/** Whether a bare word stands where a folder is named, by what stands before it: imported, entered, quoted, or the value of a setting. */
function isPlace(before: string): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return (
    /(?:\b(?:import|from|cd|COPY|ADD|python|pytest)[ ]{1,3}|["'`]|[ ]-C[ ]{1,3}|^[ \t]{0,30}-[ ]{1,3})$/.test(line) ||
    /\b(?:working[-_]?directory|workdir|context|path|dir(?:ectory)?|folder|root|base|src|source|projects?|module|package)[:=][ ]{0,3}$/i.test(line)
  );
}

/** What the top of a tree is called from outside: the host of its address, and where an image or a service has it. */
const outside = /^(?:app|workspaces?|github_workspace|ci_project_dir|build_sourcesdirectory|pwd|root|code|src|opt|repo|project|home|work)$/;

/** Whether a name means a path, or a folder that it lies in: from the segment that is set aside on, the one goes on as the other. */
export function isNamed({ segments, at }: SetAside, name: readonly string[]): boolean {
  const key = segments[at];
  const start = key === undefined ? -1 : name.indexOf(key);
  if (start < 0) return false;
  const rest = segments.slice(at + 1);
  const before = name[start - 1];
  // A folder of that name that lies in another folder is another one.
  const isTop = at === 0 && (outside.test(before ?? '') || /^(?:github|gitlab|bitbucket)$/.test(name[0] ?? ''));
  if (start === name.length - 1 && before !== undefined && before !== segments[at - 1] && !isTop) return false;
  return name.slice(start + 1, start + 1 + rest.length).every((segment, index) => segment === rest[index]);
}
