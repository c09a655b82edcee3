// How the languages that are read by a table name what they import, and what it binds.
import { type Bound, bindImport, longestName, type Names } from '../code/bindings.js';
import { END, NAME, STRING, text } from '../code/lexer.js';
import type { Dialect } from './dialect.js';
import { advance, FAT_ARROW } from './lexer.js';
import type { DialectScan } from './state.js';

const [OPEN, CLOSE, STAR, COMMA, DOT, COLON, SEMICOLON, EQUALS, BRACE, BRACE_END] = [40, 41, 42, 44, 46, 58, 59, 61, 123, 125];
const deepest = 30;

/** What a module or a member of one stands for: its name behind the language's prefix, and the first segment as root. */
export function moduleBound({ prefix }: Dialect, path: string): Bound {
  const name = prefix + path;
  return { name, root: /^[^/.]{0,300}/.exec(name)?.[0] ?? name };
}

/** Says that a name is a module of this project: nothing under it is a package. */
export function bindOwn(names: Names, local: string): void {
  bindImport(names, local, { name: `.${local}`, root: '' });
}

/**
 * Reads an import, whose word was just read, and notes what it names.
 * @returns the kind of the first token behind it
 */
export function readImport(s: DialectScan): number {
  switch (s.dialect.imports) {
    case 'strings':
      return readStrings(s);
    case 'paths':
      return readPaths(s);
    case 'lists':
      return readLists(s);
    case 'namespaces':
      return readNamespace(s);
    case 'includes':
      return advance(s.tokens, s.dialect.lexis);
  }
}

function note(s: DialectScan, path: string, line: number): Bound | null {
  if (path === '' || path.length > longestName) return null;
  const module = moduleBound(s.dialect, path);
  s.facts.imports.push({ module: module.name, line });
  return module;
}

/** `import "path"`, `import name "path"`, `import ( … )`. */
function readStrings(s: DialectScan): number {
  const { tokens: t, dialect } = s;
  const start = t.depth;
  let alias: string | null = null;
  let { line } = t;
  let kind = advance(t, dialect.lexis);
  for (; kind !== END; kind = advance(t, dialect.lexis)) {
    if (t.depth <= start && t.line > line) return kind;
    if (kind === STRING) {
      const path = t.bytes.toString('utf8', t.start + 1, Math.min(t.end - 1, t.start + longestName));
      const module = note(s, path, t.line);
      if (module) for (const name of alias === null ? packageNames(path) : [alias]) bindImport(s.names, name, module);
      alias = null;
    } else if (kind === NAME) alias = text(t);
    else if (kind === CLOSE) return advance(t, dialect.lexis);
    else if (kind !== OPEN && kind !== DOT && kind !== SEMICOLON) return kind;
    line = t.line;
  }
  return kind;
}

/** What a package is called by its path: the last part without a version, and without "go-" or "-go" around it. */
function packageNames(path: string): string[] {
  const parts = path.split('/');
  const last = parts.pop() ?? '';
  const plain = /^v\d{1,4}$/.test(last) ? (parts.pop() ?? last) : last.replace(/\.v\d{1,4}$/, '');
  const bare = plain.replace(/^go-|[-.]go$/g, '');
  const names = [plain, bare, bare.slice(bare.lastIndexOf('-') + 1)].filter((name) => /^\w{1,100}$/.test(name));
  return [...new Set(names)];
}

/** `a.b.C`, `a.b.{C, D => E, _}`, `a::{self, b::C as D, *}`, with words like "static" before. */
function readPaths(s: DialectScan): number {
  const { tokens: t, dialect } = s;
  const frames: string[] = [];
  let path = '';
  let alias: string | null = null;
  let before = COMMA;
  let { line } = t;
  const flush = () => {
    const whole = frames.length > 0 && path === '' ? '' : joined(frames.at(-1) ?? '', path);
    const local = alias ?? whole.slice(whole.lastIndexOf('.') + 1);
    if (/^(?:crate|self|super)\b/.test(whole)) {
      if (before !== STAR && whole.includes('.')) bindOwn(s.names, local);
    } else if (whole !== '') {
      const module = note(s, whole, line);
      if (module && local !== '_' && before !== STAR) bindImport(s.names, local, module);
    }
    path = '';
    alias = null;
  };
  let kind = advance(t, dialect.lexis);
  for (; kind !== END; kind = advance(t, dialect.lexis)) {
    if (dialect.lines && frames.length === 0 && t.line > line && before !== DOT && before !== COMMA) break;
    const word = kind === NAME ? text(t) : '';
    if (kind === NAME && (word === 'static' || word === 'type') && path === '') continue;
    if (before === FAT_ARROW) alias = word;
    else if (word === 'as' && before === NAME) {
      before = FAT_ARROW;
      line = t.line;
      continue;
    } else if (kind === NAME && before !== NAME && before !== FAT_ARROW) {
      if (word === '_') before = STAR;
      else if (word === 'self' && frames.length > 0) path = joined(path, '');
      else path = joined(path, word);
      if (word === 'self' && frames.length > 0 && path === '') {
        const whole = frames.at(-1) ?? '';
        const module = note(s, whole, t.line);
        if (module) bindImport(s.names, whole.slice(whole.lastIndexOf('.') + 1), module);
      }
    } else if (kind === BRACE && before === DOT && frames.length < deepest) {
      frames.push(joined(frames.at(-1) ?? '', path));
      path = '';
    } else if (kind === COMMA) flush();
    else if (kind === BRACE_END && frames.length > 0) {
      flush();
      frames.pop();
      path = '';
    } else if (kind === SEMICOLON) break;
    else if (kind !== DOT && kind !== STAR && kind !== FAT_ARROW) break;
    if (word !== '_') before = kind;
    line = t.line;
  }
  flush();
  return kind === SEMICOLON ? advance(t, dialect.lexis) : kind;
}

function joined(head: string, tail: string): string {
  if (head === '' || tail === '') return head + tail;
  return head.length + tail.length > longestName ? head : `${head}.${tail}`;
}

/** `using A, B.C`, `import A: f, g`, `import A as B`, also over lines behind a comma. */
function readLists(s: DialectScan): number {
  const { tokens: t, dialect } = s;
  let module: Bound | null = null;
  let path = '';
  let listed = false;
  let own = false;
  let before = COMMA;
  let { line } = t;
  const flush = () => {
    if (path === '' || own) return;
    if (listed && module) bindImport(s.names, path, { name: `${module.name}.${path}`, root: module.root });
    else {
      module = note(s, path, line);
      if (module) bindImport(s.names, path.slice(path.lastIndexOf('.') + 1), module);
    }
    path = '';
  };
  let kind = advance(t, dialect.lexis);
  for (; kind !== END; kind = advance(t, dialect.lexis)) {
    if (t.line > line && before !== COMMA && before !== COLON) break;
    if (kind === NAME) {
      const word = text(t);
      if (before === NAME) {
        // `as`: the name behind it stands for the same.
        if (word !== 'as') break;
        flush();
        if (advance(t, dialect.lexis) === NAME && module) bindImport(s.names, text(t), module);
      } else path = joined(path, word);
    } else if (kind === DOT || (kind > 4 && t.bytes[t.start] === DOT)) own ||= before === COMMA && !listed;
    else if (kind === COLON && !listed) {
      flush();
      listed = true;
    } else if (kind === COMMA) {
      flush();
      path = '';
      if (!listed) own = false;
    } else break;
    before = kind;
    line = t.line;
  }
  flush();
  return kind;
}

/** `using A.B;`, `using static A.B;`, `using X = A.B;`; `using (…)` and `using var x = …` are no imports. */
function readNamespace(s: DialectScan): number {
  const { tokens: t, dialect } = s;
  const { line } = t;
  let path = '';
  let alias: string | null = null;
  let before = DOT;
  let kind = advance(t, dialect.lexis);
  for (; kind === NAME || kind === DOT || kind === EQUALS; kind = advance(t, dialect.lexis)) {
    if (kind === EQUALS) {
      alias = path;
      path = '';
    } else if (kind === NAME) {
      const word = text(t);
      if (word === 'static') continue;
      if (before === NAME) return kind;
      path = joined(path, word);
    }
    before = kind;
  }
  if (kind !== SEMICOLON) return kind;
  const module = note(s, path, line);
  if (module && alias !== null) bindImport(s.names, alias, module);
  return advance(t, dialect.lexis);
}

const included = /^#[ \t]{0,20}(?:include|import)[ \t]{0,20}[<"]([^>"\n]{1,200})[>"]/;

/** Notes the file that a line for the preprocessor includes. */
export function readInclude(s: DialectScan): void {
  const { bytes, start, end, line } = s.tokens;
  const path = included.exec(bytes.toString('utf8', start, Math.min(end, start + longestName)))?.[1];
  if (path !== undefined) s.facts.imports.push({ module: s.dialect.prefix + path, line });
}
