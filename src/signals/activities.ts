// What a project does: decided like signals, over its main code.
import type { Inventory } from '../inventory/inventory.js';
import type { Activity, ActivityFact, Fact, Limit, Matcher } from '../model/index.js';
import { languageOf } from '../parsers/languages.js';
import { bestFirst } from './best-first.js';
import { matchersOf } from './expression.js';
import { evaluate, type Hits, type Standing, undoubted } from './facts.js';

const maxPlaces = 20;
/** From this share of the project's own code on, what was not read may hold what was not seen. */
const muchUnread = 0.2;
/** Folders whose code shows how something is used, or measures it, and is not what the project does. */
const aside =
  /(?:^|\/)(?:examples?|samples?|docs?|documentation|tutorials?|vignettes|cookbooks?|evals?|evaluations?|bench|benchmarks?|contrib|archived?|deprecated|legacy)\//i;

interface Seen {
  facts: readonly Fact[];
  seen: Standing;
  /** Matchers that could not look at a file they asked for. */
  unread: ReadonlySet<Matcher>;
  inventory: Pick<Inventory, 'files'>;
  limits: readonly Limit[];
  /** Whether much of the code is in languages that are not read. */
  unclear: boolean;
}

/**
 * Decides what a project does. Examples, documentation and evaluations count only where they are at least half of its code.
 * @returns a fact for each activity, in the order given
 */
export function activityFacts(activities: readonly Activity[], { facts, seen, unread, inventory, limits, unclear: foreign }: Seen): ActivityFact[] {
  const { code, counts: isMain, mostlyNotebooks } = mainCode(inventory);
  const isTried = (path: string) => !mostlyNotebooks && path.endsWith('.ipynb');
  const [all, withoutTries] = [onlyIn(seen.live, isMain), onlyIn(seen.live, (path) => isMain(path) && !isTried(path))];
  const unclear = foreign || isMuch(code, limits);
  return activities.map(({ id, signals, seen: expression, notebooksAside }) => {
    const counts = (path: string) => isMain(path) && !(notebooksAside && isTried(path));
    const own = evaluate(expression, notebooksAside ? withoutTries : all);
    const shown = facts
      .filter((fact) => signals.includes(fact.signal) && (fact.state === 'present' || fact.state === 'weak'))
      .flatMap(({ places }) => places.filter(({ path }) => counts(path)));
    const places = bestFirst([...(own.holds ? own.places : []), ...shown], id, maxPlaces).map(undoubted);
    if (own.holds || shown.length > 0) return { id, state: 'present', places };
    const missed =
      matchersOf(expression).some((matcher) => unread.has(matcher)) || facts.some((fact) => signals.includes(fact.signal) && fact.state === 'unreadable');
    return { id, state: missed && unclear ? 'unclear' : 'absent', places: [] };
  });
}

/** @returns what was seen in the main code: the rest counts only where it is at least half of the code */
export function mainHits(hits: Hits, inventory: Pick<Inventory, 'files'>): Hits {
  return onlyIn(hits, mainCode(inventory).counts);
}

/** The code of a project, and which files of it are what the project does. */
export interface MainCode {
  code: Inventory['files'];
  counts(path: string): boolean;
  /** Whether at least half of the code is notebooks. */
  mostlyNotebooks: boolean;
}

/** @returns the main code: examples, documentation and evaluations are part of it only where they are at least half of the code */
export function mainCode({ files }: Pick<Inventory, 'files'>): MainCode {
  const code = files.filter(({ path, role }) => role === 'own' && languageOf(path) !== null);
  const beside = code.filter(({ path }) => aside.test(path)).length;
  const notebooks = code.filter(({ path }) => path.endsWith('.ipynb')).length;
  return { code, counts: beside * 2 >= code.length ? () => true : (path) => !aside.test(path), mostlyNotebooks: notebooks * 2 >= code.length };
}

function onlyIn(hits: Hits, counts: (path: string) => boolean): Hits {
  const kept = [...hits].map(([matcher, places]) => [matcher, places.filter(({ path }) => counts(path))] as const);
  return new Map(kept.filter(([, places]) => places.length > 0));
}

function isMuch(code: readonly { path: string }[], limits: readonly Limit[]): boolean {
  const missing = new Set(limits.flatMap((limit) => ('path' in limit ? [limit.path] : [])));
  const unread = code.filter(({ path }) => missing.has(path)).length;
  return unread > 0 && unread >= code.length * muchUnread;
}
