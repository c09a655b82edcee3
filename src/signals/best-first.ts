// Which places stand first: what a reader would open to see the practice.
import type { Place } from '../model/index.js';

/** Beside the main code: shown after it. */
const aside =
  /(?:^|\/)(?:\.?devcontainer|examples?|samples?|demos?|docs?|documentation|tutorials?|notebooks?|archived?|old|legacy|deprecated|contrib|alembic|migrations|scripts?|experiments?|bench(?:marks?)?|templates?|cookiecutters?|appendix)\/|(?:^|\/)(?:bench|sample|demo|example|template|appendix)[^/]*$|(?:^|\/)\{\{/i;
/** Makes data that nobody collected: by the folder, or by the file. */
const invented =
  /(?:^|\/)(?:fake|mock|dummy|synth(?:etic)?|simulated)(?:ed|s)?(?:[_-]?(?:data(?:sets?)?|rows|records|samples|inputs|gen\w{0,10}))?\/|(?:^|\/)(?:(?:generate|make|create|gen|seed)_?\w{0,20}(?:data|rows|records|samples)|(?:fake|mock|dummy|synth(?:etic)?)_?\w{0,30}|\w{0,30}data_?(?:faker|generator|mock(?:er)?))\.\w{1,10}$/i;
const notebook = /\.ipynb$/i;

/** Words that files and their folders are called by where they hold what an area, or one signal of it, is about. */
const topics: readonly [about: RegExp, words: RegExp][] = [
  [/^(?:deploy\.ci|verify\.tests_in_ci)$/, /test|check|lint|quality|(?:^|[^a-z])ci(?:[^a-z]|$)/i],
  [/^deploy\.cd$/, /deploy|release|publish|deliver|(?:^|[^a-z])cd(?:[^a-z]|$)/i],
  [/^deploy\.served$/, /serv|api|app|predict|infer|scor|endpoint|deploy/i],
  [/^train\b|^trains$/, /(?:^|[/_.-])(?:train|fit|fine-?tune|trainer|training)[^/]*$/i],
  [/^security\.authenticated$/, /auth|login|secur/i],
  [/^security\.rate_limited$/, /limit|throttl|quota/i],
  [/^monitor\./, /monitor|drift|alert|observ|metric/i],
  [/^verify\./, /model|train|predict|forecast|recommend|classif|scor|infer|eval|experiment|pipeline/i],
  [/^model\./, /model|explain|interpret|card|fair/i],
  [/^pipeline\./, /pipeline|flow|dag|train/i],
  [/^data\./, /data|valid|schema|featur/i],
];

/**
 * Places without repeats, the best first: the main code before what lies beside it (examples, documents, templates, generators of sample data), code before
 * notebooks, files named after what the signal is about before others, near the root before deep; otherwise in the order given.
 * @param about the signal or activity that is shown; "" for anything
 * @param most how many at the most
 */
export function bestFirst<P extends Place>(places: readonly P[], about: string, most: number): P[] {
  const unique = new Map(places.map((place) => [`${place.path}\0${place.cell ?? ''}\0${place.line ?? ''}`, place]));
  const words = topics.find(([one]) => one.test(about))?.[1];
  const ranks = new Map<string, readonly number[]>();
  for (const { path } of unique.values()) if (!ranks.has(path)) ranks.set(path, rankOf(path, words));
  return [...unique.values()]
    .map((place, index) => ({ place, rank: ranks.get(place.path) ?? [], index }))
    .sort((a, b) => compare(a.rank, b.rank) || a.index - b.index)
    .slice(0, most)
    .map(({ place }) => place);
}

function rankOf(path: string, words: RegExp | undefined): number[] {
  const ending = path.split('/').slice(-2).join('/');
  return [aside.test(path) || invented.test(path) ? 1 : 0, notebook.test(path) ? 1 : 0, words && !words.test(ending) ? 1 : 0, path.split('/').length];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < a.length; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
