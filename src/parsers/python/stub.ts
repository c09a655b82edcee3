// Tells definitions that do nothing from those that do something: a body of nothing but constants is a promise, not an implementation.

const longestHead = 60;
const longestBody = 200;
const constant = /^(?:None|True|False|-?[\d._]+(?:e[+-]?\d+)?|[rbfu]{0,2}"[^"{}\\]*"|[rbfu]{0,2}'[^'{}\\]*')$/i;

/**
 * Whether the function or class that begins on a line of Python does nothing: its body has only documentation, `pass`, `...`, constants that are
 * returned (also by way of a name), messages that are printed, or `raise NotImplementedError`.
 * @param lines the lines of the source
 * @param line where `def` or `class` stands, from 1
 */
export function isStub(lines: readonly string[], line: number): boolean {
  const body = bodyOf(lines, line - 1);
  if (body === null) return false;
  const constants = new Set<string>();
  return body.every((statement) => {
    if (/^(?:pass|\.\.\.|return|\.\.\.;?)$/.test(statement) || /^raise NotImplementedError\b/.test(statement)) return true;
    if (/^(?:print|log(?:ger|ging)?\.\w{1,10}|warnings\.warn)\([^()]{0,300}\)$/.test(statement)) return true;
    const assigned = /^([A-Za-z_]\w{0,60})(?:[ ]*:[ ]*\w{1,30})?[ ]*=[ ]*(.{1,300})$/.exec(statement);
    if (assigned?.[1] !== undefined && isConstant(assigned[2] ?? '', constants)) {
      constants.add(assigned[1]);
      return true;
    }
    return statement.startsWith('return ') && isConstant(statement.slice('return '.length), constants);
  });
}

function isConstant(text: string, known: ReadonlySet<string>): boolean {
  const value = text.trim();
  if (constant.test(value) || known.has(value)) return true;
  const inner = /^(?:\[(.*)\]|\((.*)\)|\{(.*)\})$/.exec(value);
  if (!inner) return /^(?:list|dict|set|tuple)\(\)$/.test(value);
  const parts = (inner[1] ?? inner[2] ?? inner[3] ?? '').split(/[,:]/).map((part) => part.trim());
  return parts.every((part) => part === '' || constant.test(part) || known.has(part));
}

/** The statements of a body, documentation and comments left out; null where there is more than a stub has, or no body can be told. */
function bodyOf(lines: readonly string[], start: number): string[] | null {
  const indent = indentOf(lines[start] ?? '');
  let depth = 0;
  for (let at = start; at < Math.min(lines.length, start + longestHead); at++) {
    const text = plain(lines[at] ?? '');
    for (let index = 0; index < text.length; index++) {
      const char = text[index] ?? '';
      if ('([{'.includes(char)) depth++;
      else if (')]}'.includes(char)) depth--;
      else if (char === ':' && depth === 0) {
        const rest = text.slice(index + 1).trim();
        return rest === '' ? block(lines, at + 1, indent) : [rest];
      }
    }
  }
  return null;
}

function block(lines: readonly string[], start: number, indent: number): string[] | null {
  const statements: string[] = [];
  let quote: string | null = null;
  for (let at = start; at < lines.length; at++) {
    if (at - start > longestBody) return null;
    const line = lines[at] ?? '';
    if (quote !== null) {
      if (line.includes(quote)) quote = null;
      continue;
    }
    const text = plain(line);
    if (text === '') continue;
    if (indentOf(line) <= indent) break;
    const opened = /^[rbfu]{0,2}("""|''')/i.exec(text)?.[1];
    if (opened !== undefined) {
      if (!text.slice(text.indexOf(opened) + 3).includes(opened)) quote = opened;
      continue;
    }
    if (/^(?:"[^"\\]*"|'[^'\\]*')$/.test(text)) continue;
    statements.push(text);
    // Longer than any stub.
    if (statements.length > 8) return null;
  }
  return statements;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** A line without its comment; a "#" inside quotes stays. */
function plain(line: string): string {
  const text = line.trim();
  if (!text.includes('#')) return text;
  return text.replace(/^((?:[^#"']|"[^"]*"|'[^']*')*)#.*$/, '$1').trim();
}
