// The one way to cut a text into lines.

/** @returns the lines of a text, whatever ends them: "\n", "\r\n" or "\r". */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}
