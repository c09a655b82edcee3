// What a pattern may repeat, so that no text can make it run for ever.

/**
 * Repeats without an upper bound over more than blanks, digits or one character, which is every character, negated and wide classes, groups. With what follows they could
 * take the same text in many ways, which is what makes a backtracking engine slow.
 * @returns each with what it repeats; none for a pattern that may be used
 */
export function unboundedRepeats(pattern: string): string[] {
  const atoms = /\\.|\[\^?(?:\\.|[^\]\\])*\]|\(\?(?:[:=!]|<[=!])|[^\\]/gs;
  const narrow = /^(?:\[(?:[ :"'=,.-]|\\[tnrd.-])+\]|\\[sdb]|[^.)])$/;
  const found: string[] = [];
  let previous = '';
  for (const { 0: atom, index } of pattern.matchAll(atoms)) {
    const rest = pattern.slice(index);
    const repeats = atom === '*' || atom === '+' || /^\{\d+,\}/.test(rest);
    if (repeats && !narrow.test(previous)) found.push(previous + rest.slice(0, 1));
    previous = atom;
  }
  return found;
}
