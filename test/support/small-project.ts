// A project of a few checks before and after a change: a test says which files it has, what is seen in them and what people say, and reads what the comparison tells.
import { assess } from '../../src/assess/assess.js';
import { compare } from '../../src/gate/compare.js';
import type { CompareInput } from '../../src/gate/compare-input.js';
import { noManifest } from '../../src/manifest/manifest.js';
import type { ActivityFact, Answer, Catalogue, Check, Citation, Comparison, Fact, Manifest, Place, Scan, Signal } from '../../src/model/index.js';
import { fileChanges } from '../../src/project/file-changes.js';
import { type Files, treeOf } from '../../src/project/text-tree.js';
import { bareCheck } from './bare-check.js';
import { catalogue as whole } from './catalogue-of-rules.js';

export const today = '2026-11-21';

/** One state of a project. */
export interface State {
  files?: Files;
  /** What is seen: the places of each practice or hazard, or more about it. */
  seen?: Record<string, Place[] | Partial<Fact>>;
  /** The activities that are seen, with their places; one of no places was looked for and is not there. */
  does?: Record<string, Place[]>;
  said?: Record<string, Answer>;
  citations?: Record<string, Citation[]>;
  manifest?: Partial<Manifest>;
  scan?: Partial<Scan>;
}

/** @returns rules of these checks and signals, and nothing else @param hazards the ids of signals that speak against a project, with the rest of them */
export function smallRules(
  checks: readonly Partial<Check>[],
  practices: readonly string[],
  hazards: Readonly<Record<string, Partial<Signal>>> = {},
): Catalogue {
  const [like] = whole.signals.filter(({ hazard }) => hazard !== null && !hazard.trial);
  if (like === undefined) throw new Error('no hazard');
  return {
    ...whole,
    stages: ['data', 'model'].map((id) => ({ id, title: id, meaning: id })),
    checks: checks.map((one) => ({ ...bareCheck, stage: 'data', ...one })),
    signals: [
      ...practices.map((id): Signal => ({ ...like, id, polarity: 'practice', hazard: null })),
      ...Object.entries(hazards).map(([id, more]): Signal => ({ ...like, id, ...more })),
    ],
    packs: [],
    extensions: [],
  };
}

function factsOf({ signals }: Catalogue, seen: NonNullable<State['seen']>): Fact[] {
  return signals.map(({ id: signal }): Fact => {
    const given = seen[signal] ?? [];
    const more = Array.isArray(given) ? { places: given } : given;
    const places = more.places ?? [];
    return { signal, state: places.length > 0 ? 'present' : 'absent', ...more, places };
  });
}

/** @returns one side of a comparison */
export function sideOf(
  catalogue: Catalogue,
  { seen = {}, does = {}, said = {}, citations = {}, manifest: more = {}, scan: rest = {} }: State,
): CompareInput['base'] {
  const manifest: Manifest = { ...noManifest, answers: said, ...more };
  const activities = Object.entries(does).map(([id, places]): ActivityFact => ({ id, state: places.length > 0 ? 'present' : 'absent', places }));
  const scan: Scan = {
    facts: factsOf(catalogue, seen),
    activities,
    labels: {},
    guesses: {},
    limits: [],
    ignores: [],
    files: 1,
    filesAbove: 0,
    whole: true,
    ...rest,
  };
  return { manifest, scan, assessment: assess({ catalogue, scan, manifest, citations, today }) };
}

/** @returns what a comparison takes of two states of a project */
export function inputOf(catalogue: Catalogue, before: State, after: State): CompareInput {
  const [base, head] = [treeOf(before.files ?? {}), treeOf(after.files ?? {})];
  return {
    catalogue,
    rules: { base: catalogue, head: catalogue },
    base: sideOf(catalogue, before),
    head: sideOf(catalogue, after),
    has: (path) => head.files.includes(path),
    changeOf: fileChanges(base, head),
    observedOnly: false,
    today,
  };
}

const at = ({ path, line }: Place) => (line === undefined ? path : `${path}:${line}`);

/** @returns what a comparison tells, a line for each thing that it does */
export function toldBy(input: CompareInput): string[] {
  return linesOf(compare(input));
}

function linesOf({ regressed, improved, hazards, thinner, unread, pending, outOfScope, policy }: Comparison): string[] {
  return [
    ...regressed.map(({ check, points, why }) => `lost ${check} ${points}${why === null ? '' : ` ${why}`}`),
    ...improved.map(({ check, points }) => `won ${check} ${points}`),
    ...hazards.map(({ signal, place, checks, risk, why }) => `hazard ${signal} ${at(place)} ${checks.join('+')} ${risk}${why === null ? '' : ` ${why}`}`),
    ...thinner.map(({ check, signal, of, before, after }) => `thinner ${check} ${signal} ${of} ${before.count}/${before.total} ${after.count}/${after.total}`),
    ...unread.map(({ check, paths }) => `unread ${check} ${paths.join('+')}`),
    ...pending.map((check) => `pending ${check}`),
    ...outOfScope.map((check) => `out of scope ${check}`),
    ...policy.map((change) => `rules ${Object.values(change).join(' ')}`),
  ];
}
