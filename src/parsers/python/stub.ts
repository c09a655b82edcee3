// Tells definitions that do nothing from those that do something: a body of nothing but constants is a promise, not an implementation.
import { bytesOf, END, NEWLINE, openTokens, STRING, type Tokens } from '../code/lexer.js';
import { advance } from './lexer.js';

const longestHead = 60;
const longestBody = 200;
/** Nor is more text of it read, as a file may be one line. */
const longestText = 20_000;
/** No stub has more statements. */
const most = 8;
const colon = 58;
const constant = /^(?:None|True|False|-?[\d._]+(?:e[+-]?\d+)?|[rbfu]{0,2}"[^"{}\\]*"|[rbfu]{0,2}'[^'{}\\]*')$/i;

/**
 * Whether the function or class that begins on a line of Python does nothing: its body has only documentation, `pass`, `...`, constants that are
 * returned (also by way of a name), messages that are printed, or `raise NotImplementedError`.
 * @param lines the lines of the source
 * @param line where `def` or `class` stands, from 1
 */
export function isStub(lines: readonly string[], line: number): boolean {
  const body = bodyOf(lines.slice(line - 1, line - 1 + longestHead + longestBody));
  if (body === null) return false;
  const constants = new Set<string>();
  return body.every((statement) => {
    // What fills lines is taken for an implementation.
    if (statement.includes('\n')) return false;
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

/**
 * The statements of a body, documentation left out.
 * @param lines from the definition on, as many as are looked at
 * @returns null where there is more than a stub has, or no body can be told
 */
function bodyOf(lines: readonly string[]): string[] | null {
  const t = openTokens(bytesOf(lines.join('\n').slice(0, longestText)));
  let kind = advance(t);
  for (; kind !== colon || t.depth > 0; kind = advance(t)) if (kind === END || t.line > longestHead) return null;
  const last = t.line + longestBody;
  const indent = lines[0]?.search(/\S/) ?? 0;
  kind = advance(t);
  // A body on the line of its definition is all there is.
  if (kind !== NEWLINE) return kind === END ? [] : [statement(t).text];
  const statements: string[] = [];
  for (kind = advance(t); kind !== END && t.line <= last; kind = advance(t)) {
    if (kind === NEWLINE) continue;
    if (columnOf(t) <= indent) return statements;
    const { text, documentation } = statement(t);
    if (!documentation) statements.push(text);
    if (statements.length > most) return null;
  }
  return t.line <= last ? statements : null;
}

/** Reads from the first token of a statement to its end. */
function statement(t: Tokens): { text: string; documentation: boolean } {
  const { start, kind: first } = t;
  let { end } = t;
  let tokens = 0;
  for (let kind = first; kind !== NEWLINE && kind !== END; kind = advance(t)) {
    end = t.end;
    tokens++;
  }
  return { text: t.bytes.toString('utf8', start, end), documentation: first === STRING && tokens === 1 };
}

function columnOf({ bytes, start }: Tokens): number {
  return start - (bytes.lastIndexOf(10, start - 1) + 1);
}
