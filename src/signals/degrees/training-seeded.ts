// Of the files that train a model when they are run those that set a seed, themselves or in a module that they import.
import type { CodeGraph } from '../../inventory/code-graph/graph.js';
import type { Sketch } from '../../inventory/sketch.js';
import type { Place } from '../../model/index.js';
import { counted, type DegreeKind, type Evidence } from './kind.js';

/** Files that fit a model for something else than to have it: to explain errors, to find drift, to check a prediction. */
const otherwise = /(?:^|[^a-z])(?:analy[sz]\w*|explain\w*|interpret\w*|postmodel\w*|drift\w*|monitor\w*|outlier\w*|predict\w*|evaluat\w*)(?:[^a-z]|$)/i;

export const trainingSeeded: DegreeKind = {
  name: 'training-seeded',
  needs: ['train.seeded', 'trains'],
  count(evidence) {
    const shown = new Set(evidence.shown('train.seeded').map(({ path }) => path));
    const byPath = new Map(evidence.inventory.sketches.map((file) => [file.path, file]));
    return counted(trainingEntries(evidence, byPath), ({ path }) => {
      const file = byPath.get(path);
      // Where a name speaks of seeds, one is passed on in a way that is not followed.
      return shown.has(path) || (file !== undefined && (file.seeds || usedBy(file, evidence.graph()).some((one) => shown.has(one.path) || one.seeds)));
    });
  },
};

/** Notebooks that train, and files that train at their top level or say what is done when they are run; each once, at its first place. */
function trainingEntries({ done }: Evidence, byPath: ReadonlyMap<string, Sketch>): Place[] {
  const first = new Map<string, Place>();
  for (const place of done('trains')) {
    const file = byPath.get(place.path);
    const runs = file ? file.runs || isOutside(file, place.line ?? 0) : /\.ipynb$/i.test(place.path);
    if (runs && !otherwise.test(place.path.slice(place.path.lastIndexOf('/') + 1)) && !first.has(place.path)) first.set(place.path, place);
  }
  return [...first.values()];
}

/** Whether a line stands before every definition of its file. */
function isOutside({ definitions }: Sketch, line: number): boolean {
  return definitions.every(([, at]) => at > line);
}

/** The files whose definitions a file calls, or whose names it imports. */
function usedBy(file: Sketch, graph: CodeGraph): Sketch[] {
  const names = [...file.calls.flatMap(([, all]) => all), ...file.imports.map((module) => `${module}.*`)];
  return names.flatMap((name) => graph.resolve(name, file)?.file ?? graph.module(name.replace(/\.\*$/, ''), file) ?? []);
}
