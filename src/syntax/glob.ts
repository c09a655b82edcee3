// Globs over paths with "/": `*` within a name, `**` over folders, `?`, `{a,b}`. Linear in time on any pattern (no backtracking over stars).

const mostAlternatives = 512;

/** Whether a pattern is one that `glob` takes whole: its braces stand for at most 512 alternatives. */
export function isGlob(pattern: string): boolean {
  return braces(pattern, mostAlternatives + 1).length <= mostAlternatives;
}

/** A compiled glob. */
export type Glob = (path: string) => boolean;

/**
 * @param pattern matched against the whole path; a pattern without "/" matches the file's name in any folder; letter case is ignored
 * @returns whether a path matches
 */
export function glob(pattern: string): Glob {
  const alternatives = braces(pattern.toLowerCase(), mostAlternatives);
  const compiled = alternatives.map((one) => (one.includes('/') ? folders(one.replace(/^\//, '').split('/')) : nameOnly(one)));
  return (path) => {
    const lower = path.toLowerCase();
    return compiled.some((match) => match(lower));
  };
}

/** @returns a test for any of the patterns. */
export function anyGlob(patterns: readonly string[]): Glob {
  const compiled = patterns.map(glob);
  return (path) => compiled.some((match) => match(path));
}

function nameOnly(pattern: string): Glob {
  return (path) => segment(pattern, path.slice(path.lastIndexOf('/') + 1));
}

function folders(pattern: readonly string[]): Glob {
  return (path) => sequence(pattern, path.split('/'), '**', segment);
}

/** Two-pointer match of a sequence where one element (`star`) stands for any number of elements. */
function sequence(pattern: readonly string[], items: readonly string[], star: string, same: (pattern: string, item: string) => boolean): boolean {
  let p = 0;
  let i = 0;
  let lastStar = -1;
  let resume = 0;
  while (i < items.length) {
    if (p < pattern.length && pattern[p] === star) {
      lastStar = p++;
      resume = i;
    } else if (p < pattern.length && same(pattern[p] ?? '', items[i] ?? '')) {
      p++;
      i++;
    } else if (lastStar >= 0) {
      p = lastStar + 1;
      i = ++resume;
    } else return false;
  }
  while (p < pattern.length && pattern[p] === star) p++;
  return p === pattern.length;
}

function segment(pattern: string, name: string): boolean {
  let p = 0;
  let i = 0;
  let lastStar = -1;
  let resume = 0;
  while (i < name.length) {
    if (pattern[p] === '*') {
      lastStar = p++;
      resume = i;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === name[i])) {
      p++;
      i++;
    } else if (lastStar >= 0) {
      p = lastStar + 1;
      i = ++resume;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** Expands `{a,b}` into alternatives, at most `limit` of them; an unclosed brace stands for itself. */
function braces(pattern: string, limit: number): string[] {
  const open = pattern.indexOf('{');
  const close = pattern.indexOf('}', open);
  if (open < 0 || close < 0) return [pattern];
  const rest = braces(pattern.slice(close + 1), limit);
  const options = pattern.slice(open + 1, close).split(',');
  return options.flatMap((option) => rest.map((tail) => pattern.slice(0, open) + option + tail)).slice(0, limit);
}

/** A glob over dotted names: `*` one segment (or part of one), `**` any number of segments; letter case counts. "mlflow.**", "**.seed_everything". */
export function nameGlob(pattern: string): (name: string) => boolean {
  if (!pattern.includes('*')) return (name) => name === pattern;
  const segments = pattern.split('.');
  return (name) => sequence(segments, name.split('.'), '**', segment);
}

/**
 * Finds for a path the values whose globs match it, without trying every glob: globs are sorted by the literal name or ending that they ask for.
 * @returns for a path the values in the order given, each once
 */
export function globIndex<T>(entries: readonly { patterns: readonly string[]; value: T }[]): (path: string) => T[] {
  const byName = new Map<string, number[]>();
  const byEnding = new Map<string, number[]>();
  const others: number[] = [];
  const globs = entries.map(({ patterns }) => anyGlob(patterns));
  const put = (map: Map<string, number[]>, key: string, index: number) => {
    const list = map.get(key) ?? [];
    if (list[list.length - 1] !== index) list.push(index);
    map.set(key, list);
  };
  entries.forEach(({ patterns }, index) => {
    for (const pattern of patterns.flatMap((p) => braces(p.toLowerCase(), mostAlternatives))) {
      const last = pattern.slice(pattern.lastIndexOf('/') + 1);
      const ending = last.slice(last.lastIndexOf('.'));
      if (!/[*?]/.test(last)) put(byName, last, index);
      else if (last.includes('.') && !/[*?]/.test(ending)) put(byEnding, ending, index);
      else if (others[others.length - 1] !== index) others.push(index);
    }
  });
  return (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
    const ending = name.includes('.') ? name.slice(name.lastIndexOf('.')) : '';
    const candidates = new Set([...(byName.get(name) ?? []), ...(byEnding.get(ending) ?? []), ...others]);
    const found = [...candidates].filter((index) => globs[index]?.(path)).sort((a, b) => a - b);
    return found.flatMap((index) => entries[index]?.value ?? []);
  };
}
