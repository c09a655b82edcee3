// Whether the letters that a pattern asks for are words of an identifier, or only stand side by side in it: "kfold" in resolveOutlookFolderId.

/** What may stand before a word and leave it the same word: hyperparameter, kfold, autoencoder. */
const prefixes = new Set('a k n auto co deep hyper meta micro multi my non post pre re self semi sub super un'.split(' '));

/**
 * @param pattern a glob over names in lower case
 * @param name an identifier as written, which fits it
 * @returns false where its first literal part begins within one word and ends in another one
 */
export function standsAtWord(pattern: string, name: string): boolean {
  const literal = pattern.startsWith('*') ? (/^\*+([^*?]+)/.exec(pattern)?.[1] ?? '') : '';
  if (literal === '') return true;
  const lower = name.toLowerCase();
  let at = lower.indexOf(literal);
  if (at < 0) return true;
  for (; at >= 0; at = lower.indexOf(literal, at + 1)) if (startsWord(name, at) || !crosses(name, at, literal.length) || isPrefixed(name, at)) return true;
  return false;
}

function startsWord(name: string, at: number): boolean {
  const char = name[at] ?? '';
  // Of what is written in capitals any letter may begin a word.
  return at === 0 || !/[A-Za-z]/.test(name[at - 1] ?? '') || /[^a-z]/.test(char);
}

function crosses(name: string, at: number, length: number): boolean {
  for (let next = at + 1; next < at + length; next++)
    if (/[^A-Za-z]/.test(name[next - 1] ?? '') || /[a-z][A-Z]/.test(name.slice(next - 1, next + 1))) return true;
  return false;
}

function isPrefixed(name: string, at: number): boolean {
  let from = at;
  while (from > 0 && !startsWord(name, from)) from--;
  return prefixes.has(name.slice(from, at).toLowerCase());
}
