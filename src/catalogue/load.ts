// Loads a pack: every file read by its schema, put into catalogue order and proved as a whole.
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { KnownError } from '../errors.js';
import type { Catalogue } from '../model.js';
import { readValidated, type Validated } from '../syntax/validated.js';
import { proveCatalogue } from './check.js';
import { casesSchema, checklistSchema, contextSchema, frameworkSchema, packSchema, scalesSchema, signalsSchema, toolsSchema } from './schema.js';

/** Where a pack's files come from: paths relative to its root, sorted, and their text. */
export interface PackFiles {
  list(): string[];
  read(path: string): string;
}

/** A pack, or every mistake that was found in it. */
export type Loaded = { catalogue: Catalogue } | { problems: KnownError[] };

/** Where each id of a pack is written, for errors: "checklists:<id>" and the like to "file:line:column". */
export type Places = Map<string, string>;

const maxBytes = 512 * 1024;

/**
 * Reads and proves a pack.
 * @param files the pack's files; `root` is put before their paths in errors (for example "rules/")
 */
export function loadCatalogue(files: PackFiles, root: string): Loaded {
  const problems: KnownError[] = [];
  const places: Places = new Map();
  const paths = files.list();
  const unknown = paths.filter((path) => /\.ya?ml$/.test(path) && !isKnown(path));
  for (const path of unknown)
    problems.push(new KnownError(`${root}${path}`, 'is not a file that a pack has', 'move it to checklists/<stage>/, signals/, tools/, cases/ or frameworks/'));

  const read = <S extends z.ZodType>(path: string, schema: S): z.output<S> | null => {
    let result: Validated<z.output<S>>;
    try {
      result = readValidated(`${root}${path}`, files.read(path), schema, maxBytes);
    } catch (error) {
      if (!(error instanceof KnownError)) throw error;
      problems.push(error);
      return null;
    }
    if ('problems' in result) {
      problems.push(...result.problems);
      return null;
    }
    remember(places, `${root}${path}`, path.split(/[/.]/)[0] ?? '', result.value, result.at, []);
    return result.value;
  };
  const required = <S extends z.ZodType>(path: string, schema: S): z.output<S> | null => {
    if (paths.includes(path)) return read(path, schema);
    problems.push(new KnownError(`${root}${path}`, 'is missing', 'a pack needs pack.yaml, scales.yaml and context.yaml'));
    return null;
  };
  const under = <S extends z.ZodType>(folder: string, schema: S) =>
    paths
      .filter((path) => path.startsWith(`${folder}/`) && path.endsWith('.yaml'))
      .flatMap((path) => {
        const value = read(path, schema);
        return value === null ? [] : [{ path, value }];
      });

  const pack = required('pack.yaml', packSchema);
  const scales = required('scales.yaml', scalesSchema);
  const context = required('context.yaml', contextSchema);
  const checklists = under('checklists', checklistSchema);
  const signals = under('signals', signalsSchema);
  const tools = under('tools', toolsSchema);
  const cases = under('cases', casesSchema);
  const frameworks = under('frameworks', frameworkSchema);
  if (problems.length > 0 || !pack || !scales || !context) return { problems };

  const byStep = new Map(checklists.map(({ value }) => [value.step, value]));
  const stageOf = new Map(pack.steps.map((step) => [step.id, step.stage]));
  const considerationOrder = pack.steps.flatMap((step) => step.considerations);
  const written = pack.steps.flatMap((step) => (byStep.get(step.id)?.considerations ?? []).map((c) => ({ ...c, step: step.id, stage: step.stage })));
  const ordered = written.sort((a, b) => considerationOrder.indexOf(a.id) - considerationOrder.indexOf(b.id));
  const digest = createHash('sha256');
  for (const path of paths) digest.update(`${path}\0${files.read(path)}\0`);

  const catalogue: Catalogue = {
    id: pack.id,
    title: pack.title,
    version: pack.version,
    digest: digest.digest('hex'),
    stages: pack.stages,
    steps: pack.steps.map(({ id, stage, title }) => ({ id, stage, title })),
    scales: scales.scales,
    context: context.fields,
    considerations: ordered.map(({ checks, ...c }) => ({ ...c, checks: checks.map((check) => check.id) })),
    checks: ordered.flatMap((c) => c.checks.map((check) => ({ ...check, consideration: c.id, step: c.step, stage: c.stage }))),
    signals: signals.flatMap(({ value }) => value.signals.map((signal) => ({ ...signal, area: value.area }))),
    tools: tools.map(({ value }) => value),
    cases: pack.stages.flatMap((stage) =>
      cases.filter(({ value }) => value.stage === stage.id).flatMap(({ value }) => value.cases.map((c) => ({ ...c, stage: value.stage }))),
    ),
    frameworks: frameworks.map(({ value }) => value),
  };
  const faults = proveCatalogue(catalogue, places, {
    checklistSteps: checklists.map(({ path, value }) => ({
      place: `${root}${path}`,
      step: value.step,
      stage: stageOf.get(value.step) ?? null,
      considerations: value.considerations.map((c) => c.id),
    })),
    packSteps: pack.steps,
    caseStages: cases.map(({ path, value }) => ({ place: `${root}${path}`, stage: value.stage })),
    root,
  });
  return faults.length > 0 ? { problems: faults } : { catalogue };
}

function isKnown(path: string): boolean {
  return (
    ['pack.yaml', 'scales.yaml', 'context.yaml'].includes(path) ||
    /^(signals|tools|cases|frameworks)\/[a-z0-9-]+\.yaml$/.test(path) ||
    /^checklists\/[a-z0-9-]+\/[a-z0-9-]+\.yaml$/.test(path)
  );
}

/** Notes where every `id` (and `job`) of a file stands, under "<kind of file>:<id>"; a second place of the same id under "<kind>:<id>#2". */
function remember(
  places: Places,
  file: string,
  kind: string,
  value: unknown,
  at: (path: readonly PropertyKey[]) => { line: number; column: number },
  path: readonly PropertyKey[],
): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => remember(places, file, kind, item, at, [...path, index]));
    return;
  }
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) {
    if ((key === 'id' || key === 'job') && typeof inner === 'string') {
      const { line, column } = at([...path, key]);
      const name = `${kind}:${inner}`;
      places.set(places.has(name) ? `${name}#2` : name, `${file}:${line}:${column}`);
    } else if (typeof inner === 'object') remember(places, file, kind, inner, at, [...path, key]);
  }
}
