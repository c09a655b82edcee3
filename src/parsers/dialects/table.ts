// The languages that one scanner reads, and what tells them apart.
import { wordTable } from '../code/lexer.js';
import type { Dialect, Lexis, WordRole } from './dialect.js';

/** Most languages descend from C. */
const likeC: Lexis = {
  comments: 'slashes',
  nests: false,
  triple: 'none',
  codeInStrings: 'none',
  backticks: 'none',
  raw: 'none',
  bang: false,
  macros: false,
  colons: false,
  arrows: false,
  preprocessor: false,
  transposes: false,
};
const plain: Omit<Dialect, 'prefix' | 'words' | 'roles' | 'lexis'> = {
  imports: 'paths',
  types: 'none',
  methods: false,
  lines: false,
  equations: false,
  home: new Set(),
};

/** Words with what they do; of what is listed under "stop" brackets are no calls. */
function worded(words: Partial<Record<WordRole, string>>): Pick<Dialect, 'words' | 'roles'> {
  const all = Object.entries(words).flatMap(([role, list]) => list.split(' ').map((word) => ({ word, role })));
  const roles = all.flatMap(({ role }) => wordRoles.find((one) => one === role) ?? []);
  return { words: wordTable(all.map(({ word }) => word)), roles };
}

const wordRoles: readonly WordRole[] = ['function', 'class', 'own', 'scope', 'base', 'import', 'skip', 'stop'];

export const go: Dialect = {
  ...plain,
  prefix: 'go:',
  lexis: { ...likeC, backticks: 'string' },
  ...worded({
    function: 'func',
    class: 'type',
    import: 'import',
    skip: 'go defer range',
    stop: 'if for switch select case default return else var const package struct interface map chan goto fallthrough break continue',
  }),
  imports: 'strings',
  types: 'behind',
  lines: true,
};

export const java: Dialect = {
  ...plain,
  prefix: 'jvm:',
  lexis: { ...likeC, triple: 'escaped' },
  ...worded({
    class: 'class interface enum record',
    base: 'extends implements',
    import: 'import',
    skip: 'new final',
    stop: 'if for while switch case catch return else throw try do synchronized package instanceof assert public private protected static abstract void throws break continue',
  }),
  types: 'before',
  methods: true,
};

export const kotlin: Dialect = {
  ...plain,
  prefix: 'jvm:',
  lexis: { ...likeC, nests: true, triple: 'raw', codeInStrings: 'brace', backticks: 'name' },
  ...worded({
    function: 'fun',
    class: 'class interface object',
    import: 'import',
    skip: 'await',
    stop: 'if for while when catch return else throw try do package is in as val var private public internal override suspend by',
  }),
  types: 'colon',
  lines: true,
};

export const scala: Dialect = {
  ...plain,
  prefix: 'jvm:',
  lexis: { ...likeC, nests: true, triple: 'raw', codeInStrings: 'prefixed-brace', backticks: 'name' },
  ...worded({
    function: 'def',
    class: 'class trait object enum',
    base: 'extends with',
    import: 'import',
    skip: 'new',
    stop: 'if for while match case catch return else throw try do package val var lazy implicit override private protected final sealed abstract yield then given using',
  }),
  types: 'colon',
  lines: true,
};

export const julia: Dialect = {
  ...plain,
  prefix: 'julia:',
  lexis: {
    ...likeC,
    comments: 'hashes',
    nests: true,
    triple: 'escaped',
    codeInStrings: 'bracket',
    backticks: 'string',
    bang: true,
    macros: true,
    transposes: true,
  },
  ...worded({
    function: 'function macro',
    class: 'struct',
    import: 'using import',
    skip: 'global local const',
    stop: 'if elseif else for while begin let do try catch finally end return module baremodule quote export where in isa mutable abstract primitive type break continue',
  }),
  imports: 'lists',
  lines: true,
  equations: true,
};

export const csharp: Dialect = {
  ...plain,
  prefix: 'dotnet:',
  lexis: { ...likeC, triple: 'raw', codeInStrings: 'dollar-quote', raw: 'at', preprocessor: true },
  ...worded({
    class: 'class interface enum record struct',
    scope: 'namespace',
    import: 'using',
    skip: 'new await',
    stop: 'if for foreach while switch case catch return else throw try do lock fixed checked typeof nameof sizeof default is as in out ref public private protected internal static abstract virtual override async readonly sealed partial void get set',
  }),
  imports: 'namespaces',
  types: 'before',
  methods: true,
};

export const rust: Dialect = {
  ...plain,
  prefix: 'rust:',
  lexis: { ...likeC, nests: true, raw: 'hashes', bang: true, colons: true },
  ...worded({
    function: 'fn',
    class: 'struct enum trait union',
    own: 'mod',
    import: 'use',
    skip: 'mut await move ref',
    stop: 'if for while loop match return else impl where pub let const static unsafe async dyn in as type extern break continue',
  }),
  types: 'colon',
  home: new Set(['crate', 'self', 'super', 'std', 'core', 'alloc']),
};

export const cpp: Dialect = {
  ...plain,
  prefix: 'cpp:',
  lexis: { ...likeC, raw: 'delimiter', colons: true, arrows: true, preprocessor: true },
  ...worded({
    class: 'class struct enum union',
    scope: 'namespace extern',
    skip: 'new const constexpr co_await auto',
    stop: 'if for while switch case catch return else throw try do sizeof alignof decltype using typedef template typename static inline virtual explicit public private protected operator delete void noexcept override static_assert default goto break continue',
  }),
  imports: 'includes',
  types: 'before',
  methods: true,
  home: new Set(['std']),
};
