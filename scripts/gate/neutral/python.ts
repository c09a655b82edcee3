// Python written otherwise: the same program.
import { edited, isPython, type Kind } from '../kind.js';
import { inCode, pieces, statements } from '../python-text.js';

function python(id: string, about: string, change: (text: string) => string): Kind {
  return { id, about, make: (repo) => edited(repo, (path) => isPython(path) && !/[\t\r]/.test(repo.texts.get(path) ?? ''), change) };
}

/** Each argument on a line of its own, as formatters write long calls. */
function exploded(text: string): string {
  return statements(text)
    .map(({ text: whole, indent, code }) => {
      if (whole.includes('\n', 0) && whole.trimEnd().includes('\n')) return whole;
      if (!code.includes('(') || code.startsWith('@') || /\blambda\b|\bfor\b/.test(code)) return whole;
      let depth = 0;
      return inCode(whole, (part) => {
        let made = '';
        for (const char of part) {
          if ('([{'.includes(char)) depth++;
          if (')]}'.includes(char)) depth--;
          made += char === ',' && depth === 1 ? `,\n${indent}       ` : char === '(' && depth === 1 ? `(\n${indent}        ` : char;
        }
        return made;
      });
    })
    .join('');
}

/** Statements over several lines on one, where no comment stands between. */
function joined(text: string): string {
  return statements(text)
    .map(({ text: whole }) => {
      const parts = pieces(whole);
      if (
        !whole.trimEnd().includes('\n') ||
        parts.some(({ kind, text: piece }) => kind === 'comment' || (kind === 'string' && piece.includes('\n'))) ||
        whole.includes('\\\n')
      )
        return whole;
      const lead = /^\s*/.exec(whole)?.[0] ?? '';
      return `${lead}${inCode(whole.slice(lead.length).trimEnd(), (code) => code.replace(/\s*\n\s*/g, ' '))}\n`;
    })
    .join('');
}

function exchanged(text: string): string {
  return pieces(text)
    .map(({ kind, text: piece }) => {
      if (kind !== 'string' || /["'\\]/.test(piece.slice(1, -1)) || !/^["']/.test(piece)) return piece;
      const quote = piece.startsWith('"') ? "'" : '"';
      return piece.length < 2 || piece.at(-1) !== piece.charAt(0) ? piece : `${quote}${piece.slice(1, -1)}${quote}`;
    })
    .join('');
}

/** The head of a function, with what a change puts behind it. */
function behindHeads(text: string, change: (indent: string, code: string) => string): string {
  const all = statements(text);
  return all
    .map(({ text: whole, indent, code }, index) => {
      if (!/^(?:async )?def \w+\(/.test(code) || !code.endsWith(':')) return whole;
      const next = all.slice(index + 1).find((one) => one.code !== '');
      return next === undefined || next.indent.length <= indent.length ? whole : `${whole}${change(next.indent, next.code)}`;
    })
    .join('');
}

/** Blocks of import lines that stand together, sorted the other way round. */
function reimported(text: string): string {
  const all = statements(text);
  const isImport = (one: (typeof all)[number] | undefined) =>
    one !== undefined && one.indent === '' && /^(?:import|from) (?!__future__)/.test(one.code) && one.text.endsWith('\n');
  let made = '';
  for (let at = 0; at < all.length; at++) {
    const block: string[] = [];
    while (isImport(all[at])) block.push(all[at++]?.text ?? '');
    made += block.sort().reverse().join('');
    made += all[at]?.text ?? '';
  }
  return made;
}

/** Local names of functions written otherwise: those that are no parameter, argument or attribute anywhere in the file. */
function renamed(text: string): string {
  const code = pieces(text)
    .map(({ kind, text: piece }) => (kind === 'code' ? piece : kind === 'string' ? '""' : ''))
    .join('');
  const strings = pieces(text)
    .filter(({ kind }) => kind === 'string')
    .map(({ text: piece }) => piece)
    .join(' ');
  const names = new Set([...code.matchAll(/^[ ]+([a-z]\w{3,}) = /gm)].map(([, name]) => name ?? ''));
  const heads = statements(text)
    .filter((one) => /^(?:async )?def |^(?:import|from|global|nonlocal|class|lambda)\b|\blambda\b/.test(one.code))
    .map((one) => one.code)
    .join('\n');
  const taken = (name: string) =>
    new RegExp(`\\b${name}\\b`).test(heads) ||
    new RegExp(`\\b${name}\\b`).test(strings) ||
    new RegExp(`[(,]\\s*${name}\\s*=(?!=)|\\.${name}\\b|^${name}\\b|^ +${name}\\s*:`, 'm').test(code);
  const free = [...names].filter((name) => !taken(name));
  if (free.length === 0) return text;
  const word = new RegExp(`(?<![.\\w])(?:${free.join('|')})\\b(?!\\s*=(?!=)[^\\n]*\\)\\s*$)`, 'g');
  return inCode(text, (part) => part.replace(word, (name) => `${name}_`));
}

/** Two functions at the top that follow each other change places. */
function moved(text: string): string {
  const all = statements(text);
  const heads = all.flatMap((one, index) => (one.indent === '' && one.code !== '' ? [index] : []));
  const isPlain = (index: number | undefined) =>
    index !== undefined && /^def \w+\([\w,\s]*\):$/.test(all[index]?.code ?? '') && !all[index - 1]?.code.startsWith('@');
  for (let at = 0; at + 1 < heads.length; at++) {
    const [first, second, end = all.length] = heads.slice(at, at + 3);
    if (first === undefined || second === undefined || !isPlain(first) || !isPlain(second)) continue;
    const part = (from: number, to: number) =>
      all
        .slice(from, to)
        .map((one) => one.text)
        .join('')
        .trimEnd();
    const rest = all
      .slice(end)
      .map((one) => one.text)
      .join('');
    return `${all
      .slice(0, first)
      .map((one) => one.text)
      .join('')}${part(second, end)}\n\n\n${part(first, second)}\n\n\n${rest}`;
  }
  return text;
}

function halved(text: string): string {
  const all = statements(text);
  if (all.some(({ indent, code, text: whole }) => code !== '' && (indent.length % 4 !== 0 || whole.trimEnd().includes('\n')))) return text;
  return all.map(({ text: whole, indent }) => `${' '.repeat(indent.length / 2)}${whole.slice(indent.length)}`).join('');
}

const startsWithText = (text: string) => /^\s*(?:["'#]|[rR]["']|from __future__)/.test(text);

export const pythonNeutral: Kind[] = [
  python('one-argument-a-line', 'each argument stands on a line of its own, as black writes at a small width', exploded),
  python('joined-lines', 'what stood on several lines stands on one, as black writes at a large width', joined),
  python('quotes-exchanged', 'single for double quotes and the other way round', exchanged),
  python('imports-in-another-order', 'imports are sorted the other way round', reimported),
  python('comments-added', 'a comment above every function', (text) =>
    statements(text)
      .map(({ text: whole, indent, code }) => (/^(?:async )?def\b/.test(code) ? `${indent}# See the design notes.\n${whole}` : whole))
      .join(''),
  ),
  python('docstrings-added', 'a docstring in every function that has none', (text) =>
    behindHeads(text, (indent, code) => (code.startsWith('""') ? '' : `${indent}"""Does what its name says."""\n`)),
  ),
  python('type-hints-added', 'every function says that it returns an object', (text) =>
    statements(text)
      .map(({ text: whole, code }) =>
        /^def \w+\(.*\):$/s.test(code) && !code.includes('->') && !/__init__/.test(code)
          ? inCode(whole, (part) => part.replace(/\):(\s*)$/, ') -> object:$1'))
          : whole,
      )
      .join(''),
  ),
  python('variables-renamed', 'local variables have other names', renamed),
  python('functions-moved', 'two functions change places in their file', moved),
  python('indented-by-two', 'blocks are indented by two spaces', halved),
  python('blank-lines-doubled', 'twice as many blank lines', (text) =>
    statements(text)
      .map(({ text: whole, code }) => (code === '' && whole.trim() === '' ? `${whole}${whole}` : whole))
      .join(''),
  ),
  python('trailing-spaces', 'spaces behind the code of every line', (text) =>
    statements(text)
      .map(({ text: whole }) => (whole.endsWith('\n') && !whole.endsWith('\\\n') ? `${whole.slice(0, -1)}  \n` : whole))
      .join(''),
  ),
  python('future-import-added', 'annotations are no longer evaluated', (text) =>
    startsWithText(text) ? text : `from __future__ import annotations\n\n${text}`,
  ),
  python('header-added', 'a notice of copyright above every module', (text) =>
    text.startsWith('#!') ? text : `# Copyright 2026 The authors. All rights reserved.\n# SPDX-License-Identifier: MIT\n\n${text}`,
  ),
  python('logger-added', 'every module has a logger', (text) =>
    /^import logging$/m.test(text) || startsWithText(text) ? text : `import logging\n\n${text.trimEnd()}\n\n\nlogger = logging.getLogger(__name__)\n`,
  ),
  python('line-ends-of-windows', 'lines of Python end as on Windows', (text) => text.replaceAll('\n', '\r\n')),
  python('byte-order-mark', 'Python files begin with a byte order mark', (text) => (text.startsWith('#!') ? text : `\ufeff${text}`)),
];
