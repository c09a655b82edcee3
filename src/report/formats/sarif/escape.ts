// Text in SARIF, which takes some characters for its own (SARIF 2.1.0, 3.11.5 and 3.11.6).
import { oneLine } from '../../../errors.js';
import { cut } from '../../cut.js';

/**
 * Text that stays text in a message: no link, no placeholder.
 * @param most how many characters it may have at the most
 */
export function plain(untrusted: string, most: number): string {
  const whole = neutral(cut(oneLine(untrusted), most));
  // What was doubled may have made it longer; half of it fits in any case.
  return whole.length <= most ? whole : neutral(cut(oneLine(untrusted), Math.floor(most / 2)));
}

/** The text of a link, in which brackets are escaped (3.11.6). */
export function linkText(untrusted: string, most: number): string {
  return doubled(cut(oneLine(untrusted), most).replace(/[\\[\]]/g, '\\$&'));
}

/** Braces are doubled, since they would be placeholders; between a bracket and a parenthesis, which together would be a link, comes a space. */
function neutral(text: string): string {
  return doubled(text.replaceAll('](', '] ('));
}

/** Placeholders are looked for in formatted text, too. */
export function doubled(text: string): string {
  return text.replace(/[{}]/g, '$&$&');
}

/** A path as a relative URI reference. */
export function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
