// Finds texts of a repository that a result for a model holds outside of their mark.

/** @returns the paths of keys at which a text stands in data outside of the key "untrusted"; JSON in a text is looked into as well */
export function outsideMarks(data: unknown, needle: RegExp, path = ''): string[] {
  if (typeof data === 'string') {
    const inner = parsed(data);
    if (inner !== undefined) return outsideMarks(inner, needle, `${path}(json)`);
    return needle.test(data) ? [path] : [];
  }
  if (Array.isArray(data)) return data.flatMap((one, index) => outsideMarks(one, needle, `${path}[${index}]`));
  if (data === null || typeof data !== 'object') return [];
  return Object.entries(data).flatMap(([key, value]) => [
    ...(needle.test(key) ? [`${path}.${key} (key)`] : []),
    ...(key === 'untrusted' && typeof value === 'string' ? [] : outsideMarks(value, needle, `${path}.${key}`)),
  ]);
}

function parsed(text: string): unknown {
  if (!/^[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
