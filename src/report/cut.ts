/** @returns the text, or as much of its beginning as leaves room for "…". Counts UTF-16 code units, as those do who set limits; no pair is parted. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
