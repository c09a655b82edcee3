// Python's own JSON writer leaves NaN and Infinity as bare words, which are no JSON; notebooks hold them in outputs that drew or printed such a number.

const words = /(?<![\w"])(?:NaN|-?Infinity)(?![\w"])/g;

/** @returns the text with the bare words NaN, Infinity and -Infinity outside strings as null, which is JSON; in time in proportion to its length. */
export function withoutBareNumbers(text: string): string {
  if (!text.includes('NaN') && !text.includes('Infinity')) return text;
  const parts: string[] = [];
  let at = 0;
  while (at < text.length) {
    const quote = text.indexOf('"', at);
    const end = quote < 0 ? text.length : quote;
    parts.push(text.slice(at, end).replace(words, 'null'));
    if (quote < 0) break;
    at = endOfString(text, quote);
    parts.push(text.slice(quote, at));
  }
  return parts.join('');
}

/** The index behind the closing quote of a string that opens at `quote`. */
function endOfString(text: string, quote: number): number {
  for (let at = quote + 1; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === 0x5c) at++;
    else if (character === 0x22) return at + 1;
  }
  return text.length;
}
