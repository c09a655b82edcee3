import type { FileView } from '../../../inventory/file-view.js';
import type { Place } from '../../../model/index.js';
import type { Outline } from '../../../parsers/code/outline.js';
import { languages } from '../../../parsers/languages.js';
import { once } from '../../../parsers/text/lazy.js';
import type { CompiledMatcher } from '../../compiled-matcher.js';
import type { Trace } from '../../flow/events.js';
import { flowFinder } from '../../flow/match.js';
import type { FlowStep } from '../../flow/plan.js';
import { traceOf } from '../../flow/trace.js';
import type { FlowMatcher } from './schema.js';

/** All matchers of a file look at the same trace. */
const traces = new WeakMap<Outline, Trace>();

/** The places are where the step stands that is shown. */
export function look(matcher: FlowMatcher): CompiledMatcher {
  const { where, needs, lacks } = matcher;
  const words = once(() => [...needs.map((word) => [word]), ...matcher.steps.flatMap((step) => wordsIn(step))]);
  const find = once(() => flowFinder(matcher));
  const placesIn = (view: FileView): Place[] => {
    const lower = view.lower();
    if (!words().every((any) => any.some((word) => lower.includes(word)))) return [];
    const outline = view.outline();
    if (!outline) return [];
    if (lacks.length > 0) {
      const text = view.effective().toLowerCase();
      if (lacks.some((word) => text.includes(word))) return [];
    }
    const trace = traces.get(outline) ?? traceOf(outline);
    traces.set(outline, trace);
    const places = find()(trace).map((at) => view.placeAt(at));
    return places.filter((place, index) => places.findIndex(({ line, cell }) => line === place.line && cell === place.cell) === index);
  };
  return { where, inspect: { files, placesIn } };
}

/** Files whose code may be read by statements. */
const files = ['*.py', '*.pyw', '*.ipynb', ...languages.flatMap(({ syntax }) => (syntax?.outline ? endings(syntax.commented) : []))].filter(
  (one, index, all) => all.indexOf(one) === index,
);

function endings(names: RegExp): string[] {
  return ['py', 'pyw', 'js', 'jsx', 'mjs', 'cjs', 'ts', 'tsx', 'mts', 'cts', 'svelte', 'vue', 'r', 'R'].flatMap((ending) =>
    names.test(`a.${ending}`) ? `*.${ending}` : [],
  );
}

/** Of each step that asks for names: a word of each of them, in lower case, one of which is in every file that has the step. */
function wordsIn({ on, names }: FlowStep): string[][] {
  if (names.length === 0 || (on === 'parameter' && names.some((name) => name === '**'))) return [];
  return [[...new Set(names.map(longestPiece))]];
}

/** The last segment that is spelled out, or the longest piece that is. */
function longestPiece(name: string): string {
  const segments = name.toLowerCase().split('.');
  const last = segments.at(-1) ?? '';
  const pieces = last.includes('*') ? segments.flatMap((segment) => segment.split('*')) : [last];
  return pieces.reduce((best, piece) => (piece.length > best.length ? piece : best), '');
}
