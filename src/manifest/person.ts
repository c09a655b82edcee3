// Whether two names are those of one person, however they are written.

/** Whether a name names nobody: no letter and no digit in it. */
export function isNobody(name: string): boolean {
  return !/[\p{L}\p{N}]/u.test(name);
}

/** Whether two texts name one person: "Ana Díaz <ana@example.org>", "diaz, ana" and "ana@example.org" do. */
export function isSamePerson(one: string, other: string): boolean {
  const known = namesIn(one);
  return namesIn(other).some((name) => known.includes(name));
}

/** The addresses in a text, and its name: letters and digits without accents, in small letters, the words in order. */
function namesIn(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const addresses = plain.match(/[^\s<>()@,;]{1,100}@[^\s<>()@,;]{1,100}/g) ?? [];
  const words = plain.replace(/[^\s<>()@,;]{1,100}@[^\s<>()@,;]{1,100}/g, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...addresses, ...(words.length > 0 ? [words.sort().join(' ')] : [])];
}
