// What the functions that answer requests take in, as their signatures say. Of FastAPI, where a type is a check.
import type { FileFacts } from '../parsers/language.js';

/** A function that answers requests, by the line of its route: `typed` where every input has a type that is checked, `open` where one has none. */
export type Handler = [line: number, input: 'typed' | 'open'];

const verb = /(?:^|\.)(get|post|put|delete|patch|api_route)$/;
const mostHandlers = 500;
const mostLines = 60;
/** What the framework hands in beside the inputs. */
const handedIn = /^(?:\w+\.)?(?:Response|BackgroundTasks|WebSocket|SecurityScopes|HTTPConnection|UploadFile)\b|\b(?:Depends|Security|UploadFile)\b/;
const whole = /^(?:\w+\.)?(?:Request|Any|object|dict|Dict|list|List|Mapping|bytes)(?:\[(?:str|int|Any|dict|Dict|[, ]|object|bytes|float)*\])?$/;

/** @returns the handlers of a Python file that take anything in, in the order of the file */
export function handlersIn(facts: FileFacts, lines: readonly string[]): Handler[] {
  if (!facts.imports.some(({ module }) => module === 'fastapi' || module.startsWith('fastapi.'))) return [];
  const starts = facts.definitions.map(({ line }) => line);
  const found = new Map<number, Handler>();
  let next = 0;
  for (const { name, line, role } of facts.calls) {
    const method = role === 'decorator' ? verb.exec(name)?.[1] : undefined;
    if (method === undefined || found.size >= mostHandlers) continue;
    while ((starts[next] ?? Infinity) <= line) next++;
    const start = starts[next];
    const input = start === undefined ? null : inputOf(signatureAt(lines, start), method);
    // A function may answer several routes: it is one handler.
    if (start !== undefined && input !== null && !found.has(start)) found.set(start, [line, input]);
  }
  return [...found.values()];
}

/** @param start the line of a definition, from 1 @returns the text between its brackets, without comments */
export function signatureAt(lines: readonly string[], start: number): string {
  const text = lines
    .slice(start - 1, start - 1 + mostLines)
    .map((line) => line.slice(0, 400).replace(/(?:^|\s)#.*$/, ''))
    .join(' ')
    .slice(0, 4_000);
  const open = text.indexOf('(');
  let depth = 0;
  for (let at = open; at >= 0 && at < text.length; at++) {
    if (/[([{]/.test(text.charAt(at))) depth += 1;
    if (/[)\]}]/.test(text.charAt(at))) depth -= 1;
    if (depth === 0) return text.slice(open + 1, at);
  }
  return '';
}

function inputOf(signature: string, method: string): Handler[1] | null {
  const inputs = parameters(signature).flatMap((parameter): Handler[1][] => {
    const [, name = '', type, rest = ''] = /^(\w+)\s*(?::\s*([^=]*))?(.*)$/.exec(parameter) ?? [];
    if (name === '' || name === 'self' || name === 'cls' || handedIn.test(type ?? '') || /\b(?:Depends|Security|File)\(/.test(rest)) return [];
    const plain =
      (type ?? '')
        .slice(0, 200)
        .replace(/^(?:\w+\.)?(?:Optional|Annotated)\[/, '')
        .replace(/\s*\|\s*None$/, '')
        .split(/,(?![^[]*\])/, 1)[0]
        ?.replace(/\]$/, '') ?? '';
    const isOpen = plain.trim() === '' || whole.test(plain.trim()) || whole.test(`${plain.trim()}]`);
    // What reads nothing of a request is asked for its address, its state or its headers.
    if (/(?:^|\.)Request$/.test(plain.trim()) && /get|delete/.test(method)) return [];
    return [isOpen ? 'open' : 'typed'];
  });
  if (inputs.length === 0) return null;
  return inputs.includes('open') ? 'open' : 'typed';
}

/** Splits at the commas that no bracket holds. */
function parameters(signature: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= signature.length; at++) {
    const mark = signature.charAt(at);
    if (/[([{]/.test(mark)) depth += 1;
    if (/[)\]}]/.test(mark)) depth -= 1;
    if (at < signature.length && (mark !== ',' || depth > 0)) continue;
    parts.push(signature.slice(from, at).trim());
    from = at + 1;
  }
  return parts.filter((part) => part !== '' && !part.startsWith('*'));
}
