// The one way to cut a text into lines.

/** @returns the lines of a text, whatever ends them: "\n", "\r\n" or "\r". */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}

/** A match may begin with the line break before it; the place is the line of its first visible character. */
export function leadingSpace(text: string): number {
  return text.length - text.trimStart().length;
}
