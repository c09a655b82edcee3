// What every part of the proof of a manifest needs: the rules, and where to note what is wrong.
import { clip, KnownError, suggest } from '../../errors.js';
import type { Catalogue, Check } from '../../model/index.js';
import { mostProblems } from '../../parsers/config/validate.js';
import type { YamlReading } from '../../parsers/config/yaml.js';

/** What is left of a mapping once every key of the schema is taken out: a new key has to be treated before this compiles. */
export type NoKeys = Record<string, never>;

/** Takes every mistake of one manifest. */
export interface ManifestProof {
  problems: KnownError[];
  catalogue: Catalogue;
  /** Notes a mistake at a path of the manifest; `key` means the key itself, not its value. */
  problem(path: readonly PropertyKey[], cause: string, next: string, key?: boolean): void;
  /** The check of an id or alias; an unknown one is noted. */
  check(id: string, path: readonly PropertyKey[], key: boolean): Check | null;
}

/** @param name what errors call the file @param at gives the place of a path of keys in it */
export function proofOf(name: string, at: YamlReading['at'], catalogue: Catalogue): ManifestProof {
  const problems: KnownError[] = [];
  const checks = new Map(catalogue.checks.flatMap((check) => [check.id, ...check.aliases].map((id): [string, Check] => [id, check])));
  const problem: ManifestProof['problem'] = (path, cause, next, key = false) => {
    if (problems.length >= mostProblems) return;
    const { line, column } = at(path, key);
    problems.push(new KnownError(`${name}:${line}:${column}`, cause, next));
  };
  return {
    problems,
    catalogue,
    problem,
    check(id, path, key) {
      const check = checks.get(id);
      if (!check && problems.length < mostProblems) problem(path, `unknown check "${clip(id)}"`, suggest(id, checks.keys(), 'see: mlready checks'), key);
      return check ?? null;
    },
  };
}
