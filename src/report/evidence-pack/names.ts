// What a file is called in an evidence pack. A name of the audited repository is kept where every system can unpack it and it leads nowhere else.
import { createHash } from 'node:crypto';
import { oneLine } from '../../errors.js';
import { windowsFault } from '../../parsers/text/windows-names.js';

/** In bytes of UTF-8: of a part (file systems take 255), and of the whole. */
const longest = { part: 200, path: 1000 };

/** Git's own folder, also by its short name: whoever runs git where the pack is unpacked must not meet the settings of a stranger. */
const gitFolder = /^(?:\.git|git~\d+)$/i;

const bytesOf = (text: string) => Buffer.byteLength(text, 'utf8');

/** Whether a part of a path can be unpacked anywhere: no way up, nothing invisible, no mark that a file system reads as something else. */
function isPlain(part: string): boolean {
  return part !== '' && oneLine(part) === part && windowsFault(part) === null && !gitFolder.test(part) && bytesOf(part) <= longest.part;
}

/**
 * Gives names in order: `files/<path>`, `above/<path>` for what lies above the project, and `renamed/<hash of the path>` where the path is not safe to unpack or
 * cannot be told from an earlier one where case is not told apart.
 * @returns what names a path; asked once for each
 */
export function namer(): (path: string) => string {
  const taken = new Set<string>();
  const folders = new Set<string>();
  const folded = (name: string) => name.normalize('NFKC').toLowerCase();
  const free = (name: string) => {
    const parts = folded(name).split('/');
    const above = parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
    if (taken.has(parts.join('/')) || folders.has(parts.join('/')) || above.some((folder) => taken.has(folder))) return false;
    taken.add(parts.join('/'));
    for (const folder of above) folders.add(folder);
    return true;
  };
  return (path) => {
    const up = /^(?:\.\.\/)+/.exec(path)?.[0] ?? '';
    const name = `${up === '' ? 'files' : 'above'}/${path.slice(up.length)}`;
    if (bytesOf(name) <= longest.path && name.split('/').every(isPlain) && free(name)) return name;
    return `renamed/${createHash('sha256').update(path, 'utf8').digest('hex').slice(0, 32)}`;
  };
}
