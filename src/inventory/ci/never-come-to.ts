// Lines of a script that stand behind a comparison of an empty variable with a text: such a comparison never holds.

const maxLines = 2_000;
/** `if [ "$found" = "1" ]; then`, `if [[ $found == yes ]]; then`, `if test "$found" = 1; then`. */
const inBash =
  /^[ \t]{0,80}if (?:\[{1,2}|test) "?\$\{?(\w{2,60})\}?"?[ \t]{1,4}={1,2}[ \t]{1,4}["']?\w[^"'$\n]{0,80}?["']?(?:[ \t]{1,4}\]{1,2})?[ \t]{0,4};[ \t]{0,4}then[ \t]{0,4}$/;
/** `if ($found -eq "1") {`. */
const inPowerShell =
  /^[ \t]{0,80}if[ \t]{0,4}\([ \t]{0,4}"?\$(\w{2,60})"?[ \t]{1,4}-(?:eq|ceq|ieq)[ \t]{1,4}["']?\w[^"'$\n]{0,80}?["']?[ \t]{0,4}\)[ \t]{0,4}\{[ \t]{0,4}$/i;
/** `[ "$found" = "1" ] && make retrain`. */
const before =
  /^[ \t]{0,80}(?:\[{1,2}|test) "?\$\{?(\w{2,60})\}?"?[ \t]{1,4}={1,2}[ \t]{1,4}["']?\w[^"'$|\n]{0,80}?["']?(?:[ \t]{1,4}\]{1,2})?[ \t]{1,4}&&(?!.{0,2000}\|\|)/;

/**
 * @param script as it stands in the step
 * @param empty the variables that are empty in it
 * @returns the offsets of its lines that never run; a block ends where a line closes it that is as far to the right as the one that opens it
 */
export function linesBehind(script: string, empty: ReadonlySet<string>): number[] {
  const lines = script.split('\n').slice(0, maxLines);
  const found: number[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const opens = inBash.exec(line) ?? inPowerShell.exec(line);
    if (empty.has(before.exec(line)?.[1] ?? '')) found.push(at);
    if (!opens || !empty.has(opens[1] ?? '')) continue;
    const depth = indent(line);
    const end = lines.findIndex((other, index) => index > at && indent(other) === depth && /^[ \t]*(?:fi|else|elif|\})(?![\w-])/.test(other));
    if (end < 0) continue;
    for (let index = at + 1; index < end; index++) found.push(index);
    at = end - 1;
  }
  return found;
}

function indent(line: string): number {
  return line.length - line.trimStart().length;
}
