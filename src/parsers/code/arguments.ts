// What stands between the brackets of a call, as Call.args gives it.

/**
 * Gives the source of a keyword argument: `k=v` of Python, `k = v` of R, or `k: v` of JavaScript at the top of the first argument
 * that is an object; of a JavaScript shorthand `{k}` the name itself, of a method `{k() {}}` what follows the name.
 * @returns The value's source, trimmed, without "async"; null when there is no such argument. Never throws.
 */
export function keywordOf(args: string, name: string): string | null {
  const parts = split(args);
  for (const part of parts) {
    const value = afterName(part, name, '=') ?? (part.startsWith('{') ? null : afterName(part, name, ':'));
    if (value !== null) return value;
  }
  const object = parts.find((part) => part.startsWith('{'));
  if (object === undefined) return null;
  const members = split(object.endsWith('}') ? object.slice(1, -1) : object.slice(1));
  for (const member of members) {
    const value = member === name ? name : (afterName(member, name, ':') ?? methodOf(member, name));
    if (value !== null) return value;
  }
  return null;
}

/**
 * Gives the content of the first positional argument that is a string: "acc" for `run, "acc", 1`.
 * @returns The text between the quotes, escapes as written, adjacent literals joined; null when there is none. Never throws.
 */
export function firstString(args: string): string | null {
  for (const part of split(args)) {
    const content = literal(part);
    if (content !== null) return content;
  }
  return null;
}

/** @returns the source of the argument at a position, counted from 1; null where there are fewer, or where it is passed by name or spread. Never throws. */
export function positionalOf(args: string, position: number): string | null {
  const part = split(args)[position - 1];
  if (part === undefined || part === '' || part.startsWith('*') || part.startsWith('...') || /^[A-Za-z_][\w.]{0,200}[ \t\r\n]{0,200}=(?!=)/.test(part))
    return null;
  return part;
}

/** Whether arguments are passed on that stand elsewhere: `**options` of Python, `...options` of JavaScript. Never throws. */
export function spreads(args: string): boolean {
  return split(args).some((part) => part.startsWith('**') || part.startsWith('...'));
}

let last: { args: string; parts: readonly string[] } = { args: '', parts: [''] };

/** Splits at the commas (of Julia also semicolons) that no bracket and no string holds. What was split last is kept: one call is held against many patterns in a row. */
function split(args: string): readonly string[] {
  if (last.args === args) return last.parts;
  const parts: string[] = [];
  const open: number[] = [];
  let from = 0;
  for (let at = 0; at < args.length; at++) {
    const mark = args.charCodeAt(at);
    // Quotes; opening brackets, whose closing ones stand one ("(") or two places behind them in ASCII.
    if (mark === 34 || mark === 39 || mark === 96) at = stringEnd(args, at) - 1;
    else if (mark === 40) open.push(41);
    else if (mark === 91 || mark === 123) open.push(mark + 2);
    else if (open.length > 0) {
      if (mark === open[open.length - 1]) open.pop();
    } else if (mark === 44 || mark === 59) {
      parts.push(args.slice(from, at).trim());
      from = at + 1;
    }
  }
  parts.push(args.slice(from).trim());
  last = { args, parts };
  return parts;
}

/** The place behind the string that starts at `start`, or the end where it is cut off. */
function stringEnd(source: string, start: number): number {
  const quote = source.charAt(start);
  const mark = source.startsWith(quote.repeat(3), start) && quote !== '`' ? quote.repeat(3) : quote;
  for (let at = start + mark.length; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source.startsWith(mark, at)) return at + mark.length;
  }
  return source.length + 1;
}

function afterName(part: string, name: string, sign: string): string | null {
  const bare = part.startsWith(name) ? part.slice(name.length) : null;
  const quoted = ['"', "'", '`'].map((quote) => quote + name + quote).find((key) => part.startsWith(key));
  const rest = (bare ?? (quoted === undefined ? null : part.slice(quoted.length)))?.trimStart();
  if (rest === undefined || !rest.startsWith(sign) || /^(?:==|=>|::)/.test(rest)) return null;
  return rest.slice(1).trim();
}

function methodOf(member: string, name: string): string | null {
  const method = member.startsWith('async ') ? member.slice(6).trimStart() : member;
  return method.startsWith(`${name}(`) ? method.slice(name.length) : null;
}

/** The content of a part that is made of string literals alone, each with any prefix. */
function literal(part: string): string | null {
  const opening = /[ \t\r\n]{0,2000}[rbuft]{0,2}(["'`])/iy;
  let content = '';
  while (opening.lastIndex < part.length) {
    const quote = opening.exec(part)?.[1];
    if (quote === undefined) return null;
    const start = opening.lastIndex - 1;
    const end = stringEnd(part, start);
    if (end > part.length) return null;
    const marks = end - start >= 6 && quote !== '`' && part.startsWith(quote.repeat(3), start) ? 3 : 1;
    content += part.slice(start + marks, end - marks);
    opening.lastIndex = end;
  }
  return part === '' ? null : content;
}
