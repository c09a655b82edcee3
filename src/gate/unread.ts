// What the head could not read and the base could: what rested on it is not compared, as nobody knows what became of it.
import type { Check, Finding, Limit, Scan } from '../model/index.js';
import type { CompareInput } from './compare-input.js';

/** Limits of single files. A link that leads out, or a device in a file's place, is what the change put there. */
const ofFiles = new Set<Limit['code']>(['unreadable', 'too-large', 'not-parsed', 'too-slow', 'too-deep']);
const mostPaths = 5;

/**
 * @returns for a check and what the base found of it the paths that were not read at the head and that it may rest on: those of its evidence; those that one of its
 *   signals asks for; all of them where the change left every line of its evidence alone, as then nothing else can have cost it anything. None where all was read
 */
export function unreadWith({ base, head, has, changeOf }: Pick<CompareInput, 'base' | 'head' | 'has' | 'changeOf'>): (check: Check, was: Finding) => string[] {
  const old = new Set(pathsIn(base.scan));
  const unread = pathsIn(head.scan).filter((path) => !old.has(path));
  const isUnread = (path: string) => unread.some((one) => path === one || path.startsWith(`${one}/`));
  const isCut = (scan: Scan) => scan.limits.some(({ code }) => code === 'too-many-files');
  const lacksFiles = isCut(head.scan) && !isCut(base.scan);
  const stateOf = ({ facts }: Scan, signal: string) => facts.find((fact) => fact.signal === signal)?.state;
  const isUntouched = ({ evidence }: Finding) => evidence.length > 0 && evidence.every((place) => has(place.path) && !changeOf(place.path).isTaken(place));
  return ({ shownBy }, was) => {
    const own = was.evidence.map(({ path }) => path).filter((path) => isUnread(path) || (lacksFiles && !has(path)));
    if (own.length > 0) return [...new Set(own)].slice(0, mostPaths);
    const shown = shownBy.filter(({ signal }) => was.evidence.some((place) => place.signal === signal));
    const asked = shown.some(({ signal }) => stateOf(head.scan, signal) === 'unreadable');
    return asked || isUntouched(was) ? unread.slice(0, mostPaths) : [];
  };
}

function pathsIn({ limits }: Scan): string[] {
  return limits.flatMap((limit) => (ofFiles.has(limit.code) && 'path' in limit ? [limit.path] : []));
}
