// The words that an identifier is made of.

/** @returns the words of an identifier in lower case, parted at "_", "-", blanks, and where a capital letter begins one: "XTest_final2" is x, test, final2 */
export function wordsOf(identifier: string): string[] {
  return identifier
    .slice(0, 300)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}
