/** @returns a number with its noun: "1 check", "3 checks" */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
