// Python as pieces of text: code, strings and comments apart, and statements with their lines. For planted changes; it knows no grammar beyond that.

export interface Piece {
  kind: 'code' | 'string' | 'comment';
  text: string;
}

const stringStart = /^(?:[rRbBuUfF]{0,2})("""|'''|"|')/;

/** @returns the pieces, which joined are the text */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let code = '';
  const put = (kind: Piece['kind'], piece: string) => {
    if (code !== '') found.push({ kind: 'code', text: code });
    code = '';
    found.push({ kind, text: piece });
  };
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at, at + 6);
    const start = /\w/.test(code.at(-1) ?? '') ? null : stringStart.exec(rest);
    if (rest.startsWith('#')) {
      const end = text.indexOf('\n', at);
      const piece = text.slice(at, end < 0 ? text.length : end);
      put('comment', piece);
      at += piece.length;
    } else if (start) {
      const piece = stringAt(text, at, start[0].length, start[1] ?? '"');
      put('string', piece);
      at += piece.length;
    } else {
      code += text.charAt(at);
      at++;
    }
  }
  if (code !== '') found.push({ kind: 'code', text: code });
  return found;
}

function stringAt(text: string, from: number, opening: number, quote: string): string {
  for (let at = from + opening; at < text.length; at++) {
    if (text.charAt(at) === '\\') at++;
    else if (text.startsWith(quote, at)) return text.slice(from, at + quote.length);
    else if (quote.length === 1 && text.charAt(at) === '\n') return text.slice(from, at);
  }
  return text.slice(from);
}

/** A statement: the lines it takes, how far it is indented, and its code with strings and comments blanked out. */
export interface Statement {
  text: string;
  indent: string;
  code: string;
}

/** @returns the statements and what lies between them, which joined are the text */
export function statements(text: string): Statement[] {
  const found: Statement[] = [];
  let [line, code, depth] = ['', '', 0];
  const end = () => {
    found.push({ text: line, indent: /^[ \t]*/.exec(line)?.[0] ?? '', code: code.trim() });
    [line, code] = ['', ''];
  };
  for (const { kind, text: piece } of pieces(text)) {
    if (kind !== 'code') {
      line += piece;
      code += kind === 'string' ? '""' : '';
      continue;
    }
    for (const char of piece) {
      line += char;
      code += char;
      if ('([{'.includes(char)) depth++;
      else if (')]}'.includes(char)) depth = Math.max(0, depth - 1);
      else if (char === '\n' && depth === 0 && !code.endsWith('\\\n')) end();
    }
  }
  if (line !== '') end();
  return found;
}

const blockWord = /^(?:async )?(?:with|for|while|if|elif|else|try|except|finally|def|class)\b/;

/**
 * Takes statements out so that the rest still parses: a simple statement becomes `pass` or gives None, the head of a block becomes `if True:`, a decorator goes.
 * @param wanted looks at the code of a statement and at its whole text
 */
export function withoutStatements(text: string, wanted: (code: string, text: string) => boolean): string {
  return statements(text)
    .map((statement) => {
      const { text: whole, indent, code } = statement;
      if (code === '' || !wanted(code, whole)) return whole;
      if (code.startsWith('@')) return '';
      if (/^(?:async )?(?:def|class)\b/.test(code)) return whole;
      if (blockWord.test(code)) return code.endsWith(':') && /^(?:async )?(?:with|if|for|while)\b/.test(code) ? `${indent}if True:\n` : whole;
      if (code.startsWith('return')) return `${indent}return None\n`;
      const target = /^([A-Za-z_][\w, ]*?)\s*=(?!=)/.exec(code)?.[1];
      if (target !== undefined) return `${indent}${target} = ${target.includes(',') ? `(None,) * ${target.split(',').length}` : 'None'}\n`;
      return `${indent}pass\n`;
    })
    .join('');
}

/** @returns the text with its code changed and its strings and comments as they are */
export function inCode(text: string, change: (code: string) => string): string {
  return pieces(text)
    .map(({ kind, text: piece }) => (kind === 'code' ? change(piece) : piece))
    .join('');
}
