// Shell text taken apart far enough to know which commands it runs: comments and here-documents removed, lines and commands split.

export interface ShellLine {
  text: string;
  /** Lines before it in the script. */
  offset: number;
}

const longest = 4_000;
const reach = 100;

/**
 * @param script the text of a script or of a step
 * @returns its lines without comments, blank lines and here-documents; a line that goes on (a backslash, an open quote) is one
 */
export function shellLines(script: string): ShellLine[] {
  const lines = script.split(/\r\n|\n/);
  const nearest = { "'": nextWith(lines, "'"), '"': nextWith(lines, '"') };
  const lastOf = new Map(lines.map((line, index) => [line.trim(), index]));
  const found: ShellLine[] = [];
  for (let i = 0; i < lines.length; i++) {
    const offset = i;
    let joined = '';
    let open: Quote | null = null;
    for (; ; i++) {
      const line = lines[i] ?? '';
      let scanned: ReturnType<typeof withoutComment> = withoutComment(line, open);
      if (scanned.open && !((nearest[scanned.open][i + 1] ?? Infinity) - i <= reach)) scanned = { text: line, open: null };
      const wasOpen = open !== null;
      open = scanned.open;
      // The indentation of a line that goes on says nothing, unless it stands inside quotes.
      if (joined.length < longest) joined += joined === '' || wasOpen ? scanned.text : scanned.text.trimStart();
      if (open) joined += '\n';
      else if (joined.endsWith('\\')) joined = `${joined.slice(0, -1).trimEnd()} `;
      else break;
      if (i + 1 >= lines.length) break;
    }
    const text = joined.trim().slice(0, longest);
    if (text !== '') found.push({ text, offset });
    const word = /<<-?[ ]?["']?([A-Za-z_]\w*)/.exec(text)?.[1];
    // A shell that reads the here-document runs its lines; any other program only reads them.
    if (word === undefined || (lastOf.get(word) ?? -1) <= i || /(?:^|[|;&][ ]*)(?:sudo )?(?:ba|z)?sh(?: -\w+)*[ ]*<</.test(text)) continue;
    while (lines[i + 1]?.trim() !== word) i++;
    i++;
  }
  return found;
}

/** @returns the single commands of a shell line, split at `&&`, `||`, `;`, `|`, `&` and line ends outside quotes; words like `if` and `do` are left off. */
export function simpleCommands(line: string): string[] {
  const found: string[] = [];
  let quote: Quote | null = null;
  let depth = 0;
  let from = 0;
  const cut = (to: number, next: number) => {
    const command = bare(line.slice(from, to));
    if (command !== '') found.push(command);
    from = next;
  };
  for (let i = 0; i < line.length; i++) {
    const char = line[i];
    if (char === '\\' && quote !== "'") i++;
    else if (quote) quote = char === quote ? null : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '$' && (line[i + 1] === '(' || line[i + 1] === '{')) {
      depth++;
      i++;
    } else if (depth > 0 && (char === ')' || char === '}')) depth--;
    else if (depth > 0 && (char === '(' || char === '{')) depth++;
    else if (depth > 0) continue;
    else if (
      char === ';' ||
      char === '|' ||
      char === '\n' ||
      (char === '&' && (line[i + 1] === '&' || /[ \n]/.test(line[i + 1] ?? ' ')) && line[i - 1] !== '>')
    ) {
      const twice = line[i + 1] === char && char !== '\n';
      cut(i, i + (twice ? 2 : 1));
      if (twice) i++;
    }
  }
  cut(line.length, line.length);
  return found;
}

/** @returns the words of a command with their quotes taken off. */
export function shellWords(command: string): string[] {
  const words: string[] = [];
  let word = '';
  let started = false;
  let quote: Quote | null = null;
  for (let i = 0; i < command.length; i++) {
    const char = command[i] ?? '';
    if (char === '\\' && quote !== "'" && i + 1 < command.length) {
      const next = command[++i] ?? '';
      if (next !== '\n') word += next;
      started = true;
    } else if (quote) {
      if (char === quote) quote = null;
      else word += char;
    } else if (char === '"' || char === "'") {
      quote = char;
      started = true;
    } else if (char === ' ' || char === '\t' || char === '\n') {
      if (started) words.push(word);
      [word, started] = ['', false];
    } else {
      word += char;
      started = true;
    }
  }
  if (started) words.push(word);
  return words;
}

type Quote = '"' | "'";

/** For each line the index of the nearest line at or after it that holds the character. */
function nextWith(lines: readonly string[], char: string): number[] {
  const next: number[] = Array.from({ length: lines.length + 1 }, () => Infinity);
  for (let i = lines.length - 1; i >= 0; i--) next[i] = lines[i]?.includes(char) ? i : (next[i + 1] ?? Infinity);
  return next;
}

function withoutComment(line: string, quote: Quote | null): { text: string; open: Quote | null } {
  let open = quote;
  for (let i = 0; i < line.length; i++) {
    const char = line[i];
    if (char === '\\' && open !== "'") i++;
    else if (open) open = char === open ? null : open;
    else if (char === '"' || char === "'") open = char;
    else if (char === '#' && (i === 0 || /[ \t;(]/.test(line[i - 1] ?? ''))) return { text: line.slice(0, i).trimEnd(), open: null };
  }
  return { text: line, open };
}

const leading = /^(?:(?:if|then|else|elif|do|while|until|time|!|\{|\(+)(?=[ \t(]|$)|\(+)[ \t]*/;

function bare(command: string): string {
  let text = command.trim();
  for (let found = leading.exec(text); found && found[0] !== ''; found = leading.exec(text)) text = text.slice(found[0].length);
  if (text.endsWith(')') && !text.includes('(')) text = text.replace(/\)+$/, '').trimEnd();
  return /^(?:fi|done|esac|\}|\))$/.test(text) ? '' : text;
}
