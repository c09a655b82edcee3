// The tokens of a Python file that a static reading of lists and calls needs: names, strings, brackets, places. Never evaluates anything.

export interface Token {
  kind: 'name' | 'string' | 'mark';
  /** For a string its content, escapes kept; a mark is one character. */
  text: string;
  line: number;
  /** Whether the token is the first of its line, and at which column. */
  column: number;
}

const maxTokens = 200_000;

/** @returns the tokens of a Python text without comments; adjacent strings are joined as Python joins them. Never throws. */
export function pythonTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let start = 0;
  let i = 0;
  const push = (kind: Token['kind'], value: string, at: number, from: number) => {
    const last = tokens.at(-1);
    if (kind === 'string' && last?.kind === 'string') last.text += value;
    else tokens.push({ kind, text: value, line: at, column: from - start });
  };
  while (i < text.length && tokens.length < maxTokens) {
    const char = text[i] ?? '';
    if (char === '\n') {
      line++;
      start = ++i;
    } else if (char === '#') {
      const end = text.indexOf('\n', i);
      i = end < 0 ? text.length : end;
    } else if (char === '"' || char === "'") {
      const [from, at] = [i, line];
      const triple = text.startsWith(char.repeat(3), i);
      i += triple ? 3 : 1;
      const content = i;
      while (i < text.length && !(triple ? text.startsWith(char.repeat(3), i) : text[i] === char || text[i] === '\n')) {
        if (text[i] === '\\') i++;
        if (text[i] === '\n') line++;
        i++;
      }
      push('string', text.slice(content, Math.min(i, text.length)), at, from);
      if (text[i] === '\n') continue;
      i += triple ? 3 : 1;
    } else if (/[A-Za-z_]/.test(char)) {
      const from = i;
      while (i < text.length && /\w/.test(text[i] ?? '')) i++;
      const word = text.slice(from, i);
      if (!(word.length <= 2 && (text[i] === '"' || text[i] === "'") && /^[rbfu]{1,2}$/i.test(word))) push('name', word, line, from);
    } else {
      if (!/\s/.test(char)) push('mark', char, line, i);
      i++;
    }
  }
  return tokens;
}

/** @returns the index of the mark that closes the bracket at `open`, or the end of the tokens. */
export function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind !== 'mark') continue;
    if ('([{'.includes(token.text)) depth++;
    else if (')]}'.includes(token.text) && --depth === 0) return i;
  }
  return tokens.length;
}
