// The arguments of a command line: values of flags, and words that are no flags.

/** The value of a flag, apart or behind "=". */
export function option(words: readonly string[], flag: RegExp): string | null {
  for (const [i, word] of words.entries()) {
    if (flag.test(word)) return words[i + 1] ?? null;
    const at = word.startsWith('--') ? word.indexOf('=') : -1;
    if (at > 0 && flag.test(word.slice(0, at))) return word.slice(at + 1);
  }
  return null;
}

/** The words that are neither flags nor values of the flags that take one. */
export function plain(words: readonly string[], takes: RegExp): string[] {
  const found: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (word === '--' || /^\d?[<>]/.test(word)) break;
    if (takes.test(word)) i++;
    else if (!word.startsWith('-')) found.push(word);
  }
  return found;
}

/** All words behind a flag up to the next flag: `nox -s lint tests`. */
export function named(words: readonly string[], flag: RegExp): string[] {
  const at = words.findIndex((word) => flag.test(word));
  if (at < 0) return list(words.find((word) => /^--sessions?=/.test(word))?.split('=')[1]);
  const found: string[] = [];
  for (const word of words.slice(at + 1)) {
    if (word.startsWith('-')) break;
    found.push(word);
  }
  return found;
}

/** The parts of a list with commas or blanks between them. */
export function list(value: string | null | undefined): string[] {
  return (value ?? '').split(/[, ]/).filter((one) => one !== '');
}
