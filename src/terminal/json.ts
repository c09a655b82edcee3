// JSON as the program prints it: the one place where data become text for standard output or a file that people look at.

/** What `oneLine` makes visible, as far as JSON.stringify leaves it as it is: control characters, invisible marks, marks of direction, line separators. */
const unseen =
  /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u00ad\u115f\u1160\u180e\u3164\uffa0]|\udb40[\udc00-\udcff\uddf0-\udfff]|[\udb41-\udb43][\udc00-\udfff]/g;

/**
 * Data as JSON, two spaces deep, with a line break at the end. Text of an audited repository may be in it: what a terminal would obey or not show is written as an
 * escape, which says the same to a parser.
 */
export function jsonText(data: unknown): string {
  return visibleJson(`${JSON.stringify(data, null, 2)}\n`);
}

/** JSON with everything written as an escape that a terminal would obey or not show. */
export function visibleJson(text: string): string {
  return text.replace(unseen, (marks) => [...Array(marks.length).keys()].map((at) => `\\u${marks.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''));
}
