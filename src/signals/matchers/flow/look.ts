import type { FileView } from '../../../inventory/file-view.js';
import type { Place } from '../../../model/index.js';
import { calledName, type Outline, type ValueNode } from '../../../parsers/code/outline.js';
import { once } from '../../../parsers/text/lazy.js';
import { type Word, wordOf } from '../../../parsers/text/word-search.js';
import type { CompiledMatcher } from '../../compiled-matcher.js';
import type { FlowTrace } from '../../flow/events.js';
import { flowFinder } from '../../flow/match.js';
import type { FlowStep } from '../../flow/plan.js';
import { traceOf } from '../../flow/trace.js';
import { lazyPattern } from '../../pattern.js';
import type { FlowMatcher } from './schema.js';

/** All matchers of a file look at the same trace. */
const traces = new WeakMap<Outline, FlowTrace>();

/** The places are where the step stands that is shown. */
export function look(matcher: FlowMatcher): CompiledMatcher {
  const { where, needs, lacks, languages } = matcher;
  const words = once(() => [...needs.map((word) => [[wordOf(word)]]), ...matcher.steps.flatMap(wordsIn)]);
  const written = matcher.steps.filter(({ on }) => on !== 'text').flatMap((step) => step.with.map(lazyPattern));
  const mentioned = matcher.mentions.map(lazyPattern);
  const find = once(() => flowFinder(matcher));
  const placesIn = (view: FileView): Place[] => {
    if (!words().every((any) => any.some((all) => all.every(view.holds))) || !written.every((one) => one.mayMatch(view.holds))) return [];
    if (!mentioned.every((one) => one.mayMatch(view.mentions) && one.expression().test(view.text()))) return [];
    const outline = view.outline();
    if (!outline || !matcher.steps.every((step) => mayHave(step, outline, view.effective()))) return [];
    if (lacks.length > 0) {
      const text = view.effective().toLowerCase();
      if (lacks.some((word) => text.includes(word))) return [];
    }
    const trace = traces.get(outline) ?? traceOf(outline, view.effective());
    traces.set(outline, trace);
    const places = find()(trace).map((at) => view.placeAt(at));
    return places.filter((place, index) => places.findIndex(({ line, cell }) => line === place.line && cell === place.cell) === index);
  };
  return { where, inspect: { files: languages.flatMap((language) => files[language]), placesIn } };
}

const files: Record<FlowMatcher['languages'][number], string[]> = {
  python: ['*.py', '*.pyw', '*.ipynb'],
  javascript: ['*.{js,jsx,mjs,cjs,ts,tsx,mts,cts,svelte,vue}'],
  r: ['*.{r,R,rmd,Rmd,qmd}', '*.ipynb'],
};

/** What can be seen before values are followed, which is dear: whether a function is decorated so, whether a condition speaks of what is called so. */
function mayHave({ on, names, takes }: FlowStep, { functions, statements }: Outline, source: string): boolean {
  if (on === 'parameter') {
    const ends = names.map((name) => name.slice(name.lastIndexOf('.') + 1));
    return (
      names.length === 0 || functions.some(({ decorators }) => decorators.some((one) => ends.some((end) => end.includes('*') || decoratorName(one) === end)))
    );
  }
  const words = takes.flatMap(({ named }) => named);
  if (on !== 'condition' || words.length === 0) return true;
  return statements.some(({ kind, start, end }) => kind === 'condition' && words.some((word) => source.slice(start, end).toLowerCase().includes(word)));
}

function decoratorName(value: ValueNode): string | null {
  return calledName(value.kind === 'call' ? value.of : value);
}

/** What a file must hold, in lower case, to have the step: all words of one of these lists. What has no names may still ask what a value is called. */
function wordsIn({ names, takes }: FlowStep): Word[][][] {
  const called = takes.flatMap(({ named }) => (named.length === 0 ? [] : [named.map((word) => [wordOf(word)])]));
  return names.length === 0 ? called : [names.map(wordsOfName), ...called];
}

/** Every part of a name is spelled out somewhere: in an import, in what made the object, or at the call. */
function wordsOfName(name: string): Word[] {
  const words = name
    .toLowerCase()
    .split(/[.*]/)
    .filter((word) => word !== '' && word !== 'own');
  return [...new Set(words)].sort((one, other) => other.length - one.length).map(wordOf);
}
