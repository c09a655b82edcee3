// Reads the files of a pack by their schemas, and remembers where each id is written.
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { KnownError } from '../errors.js';
import type { PackFiles } from '../model/index.js';
import { readValidated, type Validated } from '../parsers/config/validate.js';

/** Where each id of a pack is written, for errors: "checklists:<id>" and the like to "file:line:column". */
export type IdPlaces = Map<string, string>;

export interface PackReader {
  /** Every mistake found so far. */
  problems: KnownError[];
  places: IdPlaces;
  /** Sorted. */
  paths: string[];
  /** A file that may be missing, then null; also null where it is wrong. */
  optional<S extends z.ZodType>(path: string, schema: S): z.output<S> | null;
  /** A file that has to be there; `next` says what to do where it is not. */
  required<S extends z.ZodType>(path: string, schema: S, next: string): z.output<S> | null;
  /** Every YAML file of a folder. */
  under<S extends z.ZodType>(folder: string, schema: S): { path: string; value: z.output<S> }[];
  /** Where the value at some keys of a file stands: "rules/pack.yaml:3:5". */
  at(path: string, keys: readonly PropertyKey[]): string;
  /** SHA-256 over the names and texts of all files, in hexadecimal digits. */
  digest(): string;
}

const maxBytes = 512 * 1024;
/** What was measured with the rules is no rule, and by days, proposals and files to begin with nothing is judged: another one changes none. */
const noRule = /^(?:(?:peers|precision)\.yaml$|(?:dates|skeletons)\/)|^(?:packs\/[^/]*\/)?proposals\//;

/**
 * @param root is put before paths in errors (for example "rules/")
 * @param places where ids of packs that are read together with it are written
 */
export function packReader(files: PackFiles, root: string, places: IdPlaces = new Map()): PackReader {
  const problems: KnownError[] = [];
  const paths = files.list();
  const ats = new Map<string, Extract<Validated<unknown>, { value: unknown }>['at']>();

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
    ats.set(path, result.at);
    remember(result.value, [], { places, file: `${root}${path}`, kind: path.split(/[/.]/)[0] ?? '', at: result.at });
    return result.value;
  };
  return {
    problems,
    places,
    paths,
    optional: (path, schema) => (paths.includes(path) ? read(path, schema) : null),
    required(path, schema, next) {
      if (paths.includes(path)) return read(path, schema);
      problems.push(new KnownError(`${root}${path}`, 'is missing', next));
      return null;
    },
    under: (folder, schema) =>
      paths
        .filter((path) => path.startsWith(`${folder}/`) && path.endsWith('.yaml'))
        .flatMap((path) => {
          const value = read(path, schema);
          return value === null ? [] : [{ path, value }];
        }),
    at(path, keys) {
      const found = ats.get(path)?.(keys);
      return found ? `${root}${path}:${found.line}:${found.column}` : `${root}${path}`;
    },
    digest() {
      const digest = createHash('sha256');
      for (const path of paths) if (!noRule.test(path)) digest.update(`${path}\0${files.read(path)}\0`);
      return digest.digest('hex');
    },
  };
}

interface Noting {
  places: IdPlaces;
  file: string;
  /** The folder or name of the file: "checklists". */
  kind: string;
  at(path: readonly PropertyKey[]): { line: number; column: number };
}

/** Notes where every `id` (and `job`) of a file stands, under "<kind of file>:<id>"; a second place of the same id under "<kind>:<id>#2". */
function remember(value: unknown, path: readonly PropertyKey[], noting: Noting): void {
  const { places, file, kind, at } = noting;
  if (Array.isArray(value)) {
    value.forEach((item, index) => remember(item, [...path, index], noting));
    return;
  }
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) {
    if ((key === 'id' || key === 'job') && typeof inner === 'string') {
      const { line, column } = at([...path, key]);
      const name = `${kind}:${inner}`;
      places.set(places.has(name) ? `${name}#2` : name, `${file}:${line}:${column}`);
    } else if (typeof inner === 'object') remember(inner, [...path, key], noting);
  }
}
