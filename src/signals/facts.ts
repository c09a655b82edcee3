// What the matchers saw becomes facts: whether an expression holds, and the best places first.
import { type Distance, type Doubt, deads, type Expression, type Matcher, type Place, type Sighting } from '../model/index.js';

export type Hits = ReadonlyMap<Matcher, readonly Sighting[]>;

/** What was seen, by how much of it counts: live places alone, hollow ones as well, all of it. */
export interface Standing {
  live: Hits;
  used: Hits;
  all: Hits;
}

/** @returns what was seen, three times; the same map where no place is doubted */
export function standing(all: Hits): Standing {
  const without = (left: (doubt: Doubt) => boolean): Hits => {
    const kept = [...all].map(([matcher, places]): [Matcher, readonly Sighting[]] => [
      matcher,
      places.filter(({ doubt }) => doubt === undefined || !left(doubt)),
    ]);
    return new Map(kept.filter(([, places]) => places.length > 0));
  };
  const doubts = [...all.values()].flatMap((places) => places.flatMap(({ doubt }) => doubt ?? []));
  if (doubts.length === 0) return { live: all, used: all, all };
  return { live: without(() => true), used: doubts.some(isDead) ? without(isDead) : all, all };
}

function isDead(doubt: Doubt): boolean {
  return deads.some((dead) => dead === doubt);
}

/**
 * Whether an expression holds, and the places that show it.
 * @returns the places in the order of the parts of `any`; of `all` those of its first part, to which the others are conditions
 */
export function evaluate(expression: Expression, hits: Hits): { holds: boolean; places: readonly Sighting[] } {
  if ('any' in expression) {
    const parts = expression.any.map((part) => evaluate(part, hits)).filter((part) => part.holds);
    return { holds: parts.length > 0, places: parts.flatMap((part) => part.places) };
  }
  if ('none' in expression) return { holds: !expression.none.some((part) => evaluate(part, hits).holds), places: [] };
  if ('all' in expression) {
    const { same } = expression;
    const isNear = same !== 'tree' && same !== 'project';
    // Where the parts have to be near to each other, what may not be there may not be near to them; elsewhere it may.
    const [wanted, barred] = isNear
      ? [expression.all.filter((part) => !('none' in part)), expression.all.flatMap((part) => ('none' in part ? part.none : []))]
      : [expression.all, []];
    const parts = wanted.map((part) => evaluate(part, hits));
    if (!parts.every((part) => part.holds)) return { holds: false, places: [] };
    const shown = parts.filter((part) => part.places.length > 0);
    const first = shown[0]?.places ?? [];
    if (same === 'tree') return { holds: true, places: first };
    if (same === 'project') {
      const near = first.filter(({ path }) => shown.slice(1).every((part) => part.places.some((other) => holdsProject(other.path, path))));
      return { holds: near.length > 0, places: near };
    }
    const common = shown.map((part) => new Set(part.places.map((place) => spotOf(place, same))));
    const out = new Set(barred.flatMap((part) => evaluate(part, hits).places.map((place) => spotOf(place, same))));
    const places = first.filter((place) => !out.has(spotOf(place, same)) && common.every((spots) => spots.has(spotOf(place, same))));
    return { holds: places.length > 0, places };
  }
  const places = hits.get(expression) ?? [];
  return { holds: places.length > 0, places };
}

/** An alternative of which a part is there. */
export interface PartThere {
  label?: string;
  /** How many of its parts are there, as a share. */
  share: number;
  places: readonly Sighting[];
}

/** @returns the alternative of which most is there, the first of equal ones; null where nothing that has parts has one. Only named alternatives are worth telling. */
export function mostOf(expression: Expression, hits: Hits): PartThere | null {
  if ('any' in expression) {
    const all = expression.any.flatMap((part) => mostOf(part, hits) ?? []);
    return all.reduce<PartThere | null>((best, one) => (best === null || one.share > best.share ? one : best), null);
  }
  if (!('all' in expression) || expression.label === undefined) return null;
  const wanted = expression.all.filter((part) => !('none' in part));
  const there = wanted.map((part) => evaluate(part, hits)).filter(({ holds }) => holds);
  const [first] = there;
  return wanted.length < 2 || !first ? null : { label: expression.label, share: there.length / wanted.length, places: first.places };
}

/** What two places have in common that lie as near to each other as is asked. In what is no code a file is one function, and a line one statement. */
function spotOf({ path, cell, line, within }: Sighting, same: Exclude<Distance, 'tree' | 'project'>): string {
  if (same === 'file') return path;
  if (same === 'function') return `${path}\0${within?.function ?? ''}`;
  return within ? `${path}\0${within.statement}` : `${path}\0${cell ?? ''}\0${line ?? ''}`;
}

/** Folders that hold what is about the project around them. */
const about =
  /^(?:\.github|\.circleci|workflows|ci|build|config|deploy\w{0,10}|docker|helm|charts?|templates|infra\w{0,12}|k8s|kubernetes|manifests|overlays|base|terraform|scripts?|ops)$/i;

/** Whether a file of the deployment is about the project that another file lies in: its folder, apart from folders for deployment, holds that file. */
function holdsProject(deployment: string, path: string): boolean {
  const folders = deployment.split('/').slice(0, -1);
  while (about.test(folders.at(-1) ?? '')) folders.pop();
  return folders.length === 0 || path.startsWith(`${folders.join('/')}/`);
}

/** @returns the label of the innermost alternative that a place shows; null where none of those that it shows has one */
export function labelAt(expression: Expression, hits: Hits, place: Place): string | null {
  const { holds, places } = evaluate(expression, hits);
  if (!holds || !places.some(({ path, line, cell }) => path === place.path && line === place.line && cell === place.cell)) return null;
  const parts = 'any' in expression ? expression.any : 'all' in expression ? expression.all : [];
  for (const part of parts) {
    const label = labelAt(part, hits, place);
    if (label !== null) return label;
  }
  return expression.label ?? null;
}

/**
 * @param label what holds where no alternative further in has a label of its own
 * @returns every place that an expression shows, with the label of the innermost alternative that it shows
 */
export function labelledPlaces(expression: Expression, hits: Hits, label: string | null = null): { place: Sighting; label: string | null }[] {
  const own = expression.label ?? label;
  if ('any' in expression) return expression.any.flatMap((part) => labelledPlaces(part, hits, own));
  const { holds, places } = evaluate(expression, hits);
  return holds ? places.map((place) => ({ place, label: own })) : [];
}

/** @returns a place as it is shown: why it is doubted is said of the fact, not of each place */
export function undoubted({ path, line, cell }: Sighting): Place {
  return { path, ...(cell !== undefined && { cell }), ...(line !== undefined && { line }) };
}
