// The one list of kinds of matcher. To add a kind, add its folder (schema, look, describe) and its line here.
import type { Matcher } from '../../model/index.js';
import { call } from './call/index.js';
import { condition } from './condition/index.js';
import { config } from './config/index.js';
import { define } from './define/index.js';
import { dependency } from './dependency/index.js';
import { document } from './document/index.js';
import { file } from './file/index.js';

import { flow } from './flow/index.js';

import { image } from './image/index.js';

import { imports } from './import/index.js';
import type { MatcherKind } from './kind.js';
import { pins } from './pins/index.js';
import { release } from './release/index.js';
import { rows } from './rows/index.js';
import { share } from './share/index.js';
import { text } from './text/index.js';
import { workflow } from './workflow/index.js';

/** In the order in which schemas and `explain` list them. */
export const matcherKinds = [
  file,
  dependency,
  imports,
  call,
  define,
  flow,
  config,
  text,
  workflow,
  document,
  share,
  pins,
  condition,
  release,
  image,
  rows,
] as const;

/** A matcher of any kind, with all that it holds. */
export type AnyMatcher = MatcherOf<(typeof matcherKinds)[number]>;
type MatcherOf<K> = K extends MatcherKind<infer M> ? M : never;

const byName: ReadonlyMap<string, MatcherKind> = new Map(matcherKinds.map((kind) => [kind.name, kind]));

/** @returns the kind of a matcher @throws TypeError where there is no such kind, which proved rules cannot hold */
export function kindOf({ kind: name }: Matcher): MatcherKind {
  const kind = byName.get(name);
  if (!kind) throw new TypeError(`there is no kind of matcher called ${name}`);
  return kind;
}
