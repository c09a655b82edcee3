import type { FileView } from '../../../inventory/file-view.js';
import type { Place } from '../../../model/index.js';
import { calledName, type Outline, type ValueNode } from '../../../parsers/code/outline.js';
import { once } from '../../../parsers/text/lazy.js';
import { rarestWords } from '../../../parsers/text/rare-letters.js';
import { type Word, wordOf } from '../../../parsers/text/word-search.js';
import type { CompiledMatcher } from '../../compiled-matcher.js';
import type { FlowTrace } from '../../flow/events.js';
import { flowFinder } from '../../flow/match.js';
import type { FlowStep } from '../../flow/plan.js';
import { checkAt, traceOf } from '../../flow/trace.js';
import { lazyPattern, mayAllMatch } from '../../pattern.js';
import type { FlowMatcher } from './schema.js';

/** All matchers of a file look at the same trace. */
const traces = new WeakMap<Outline, FlowTrace>();

/** The places are where the step stands that is shown. */
export function look(matcher: FlowMatcher): CompiledMatcher {
  const { where, needs, lacks, languages } = matcher;
  // Most files fail the first of the conditions, so each is made when a file gets as far as that.
  const conditions = [...needs.map((word) => once(() => [[{ word: wordOf(word), whole: false }]])), ...matcher.steps.flatMap(wordsIn)];
  const written = matcher.steps.filter(({ on }) => on !== 'text').flatMap((step) => step.with.map(lazyPattern));
  const steps = matcher.steps.map(writtenStep);
  const mentioned = matcher.mentions.map(lazyPattern);
  const find = once(() => flowFinder(matcher));
  const placesIn = (view: FileView): Place[] => {
    for (const anyOf of conditions) if (!holdsOneOf(view, anyOf())) return [];
    if (!mayAllMatch(written, view.holds)) return [];
    if (!mentioned.every((one) => one.mayMatch(view.mentions) && one.expression().test(view.text()))) return [];
    const outline = view.outline();
    if (!outline || !steps.every((step) => mayHave(step, outline, view.effective()))) return [];
    if (lacks.length > 0) {
      const text = view.effective().toLowerCase();
      if (lacks.some((word) => text.includes(word))) return [];
    }
    const trace = traces.get(outline) ?? traceOf(outline, view.effective());
    traces.set(outline, trace);
    const places = find()(trace).map((at) => view.placeAt(at));
    return places.filter((place, index) => places.findIndex(({ line, cell }) => line === place.line && cell === place.cell) === index);
  };
  const signs = () => [
    // A list without words is met by every file, and so is a sign without letters.
    ...conditions.map((anyOf) => anyOf().flatMap((list) => (list.length === 0 ? [''] : rarestWords(list.map(({ word }) => [word.text]))))),
    ...written.flatMap((one) => one.signs()),
  ];
  return { where, inspect: { files: languages.flatMap((language) => files[language]), signs, placesIn } };
}

const files: Record<FlowMatcher['languages'][number], string[]> = {
  python: ['*.py', '*.pyw', '*.ipynb'],
  javascript: ['*.{js,jsx,mjs,cjs,ts,tsx,mts,cts,svelte,vue}'],
  r: ['*.{r,R,rmd,Rmd,qmd}', '*.ipynb'],
};

/** A step with its patterns, ready to be held against what is written. */
interface WrittenStep {
  step: FlowStep;
  /** Whether what its patterns are held against may be a text: of the event of an assertion exactly that. */
  says(text: string): boolean;
}

function writtenStep(step: FlowStep): WrittenStep {
  const [wanted, unwanted] = [step.with.map(lazyPattern), step.without.map(lazyPattern)];
  return { step, says: (text) => wanted.every((one) => one.expression().test(text)) && !unwanted.some((one) => one.expression().test(text)) };
}

/** What can be seen before values are followed, which is dear: whether a function is decorated so, whether a condition speaks of what is called so, whether an assertion says it. */
function mayHave({ step: { on, names, takes, with: patterns }, says }: WrittenStep, { functions, statements }: Outline, source: string): boolean {
  if (on === 'parameter') {
    const ends = names.map((name) => name.slice(name.lastIndexOf('.') + 1));
    return (
      names.length === 0 || functions.some(({ decorators }) => decorators.some((one) => ends.some((end) => end.includes('*') || decoratorName(one) === end)))
    );
  }
  if (on === 'assertion') return statements.some(({ kind, start, end }) => kind === 'assertion' && says(checkAt(source, start, end)));
  const words = takes.flatMap(({ named }) => named);
  if (on !== 'condition' || words.length + patterns.length === 0) return true;
  // A condition inside an expression has no text.
  const said = patterns.length === 0 || says('') ? () => true : says;
  const speaks = (text: string) => words.length === 0 || words.some((word) => text.toLowerCase().includes(word));
  return statements.some(({ kind, start, end }) => kind === 'condition' && speaks(source.slice(start, end)) && said(checkAt(source, start, end)));
}

function decoratorName(value: ValueNode): string | null {
  return calledName(value.kind === 'call' ? value.of : value);
}

/** A word of a name, whole unless a glob says otherwise. */
interface NameWord {
  word: Word;
  whole: boolean;
}

/** Whether a file holds all words of one of the lists. */
function holdsOneOf(view: FileView, lists: readonly (readonly NameWord[])[]): boolean {
  for (const list of lists) if (holdsAll(view, list)) return true;
  return false;
}

function holdsAll(view: FileView, words: readonly NameWord[]): boolean {
  for (const { word, whole } of words) if (!(whole ? view.names(word) : view.holds(word))) return false;
  return true;
}

/** What a file must hold, in lower case, to have the step: all words of one of the lists that each of these gives. What has no names may still ask what a value is called. */
function wordsIn({ names, takes }: FlowStep): (() => NameWord[][])[] {
  const called = takes.filter(({ named }) => named.length > 0).map(({ named }) => once(() => named.map((word) => [{ word: wordOf(word), whole: false }])));
  return names.length === 0 ? called : [once(() => names.map(wordsOfName)), ...called];
}

/** Which no file has to spell out: they say what a name stands for. */
const unspelled: ReadonlySet<string> = new Set(['', 'own']);
/** What is written in another way as well: `exports.a`. */
const bent: ReadonlySet<string> = new Set(['export', 'default']);

/** Every part of a name is spelled out somewhere: in an import, in what made the object, or at the call. */
function wordsOfName(name: string): NameWord[] {
  const words = new Map<string, boolean>();
  for (const segment of name.toLowerCase().split('.')) {
    const pieces = segment.split('*');
    for (const piece of pieces) if (!unspelled.has(piece)) words.set(piece, pieces.length === 1 && !bent.has(piece));
  }
  return [...words].sort(([one], [other]) => other.length - one.length).map(([text, whole]) => ({ word: wordOf(text), whole }));
}
