// Reads the tags of an XML text that may be hostile: one pass, no document type, no entities but the five that XML has itself, bounded in depth.

/** A tag that opens (or stands alone), or one that closes. */
export type XmlEvent = { tag: 'open'; name: string; attributes: ReadonlyMap<string, string> } | { tag: 'close'; name: string };

/** Why a text is not read. */
export type XmlFault = 'doctype' | 'too-deep' | 'malformed';

const deepest = 200;
const mostAttributes = 200;
/** No longer tag is read, so that its attributes take bounded time. */
const longestTag = 64 * 1024;
const opening = /[A-Za-z_:][\w:.-]{0,200}/y;
const attribute = /(?<![\w:.-])([A-Za-z_:][\w:.-]{0,200})\s{0,20}=\s{0,20}(?:"([^"<]*)"|'([^'<]*)')/g;
const closing = /([A-Za-z_:][\w:.-]{0,200})\s{0,20}>/y;

/**
 * @param take is given every tag in order; one that stands alone opens and closes
 * @returns why the text is not read to its end; null where it is. A document type that only names a file is passed over, as nothing is fetched; one with
 *   declarations of its own is refused, whatever they declare.
 */
export function readXml(text: string, take: (event: XmlEvent) => void): XmlFault | null {
  const open: string[] = [];
  let roots = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const skipped = passedOver(text, at);
    if (skipped === 'doctype' || skipped === 'malformed') return skipped;
    if (skipped !== null) {
      at = skipped;
      continue;
    }
    if (text.charAt(at + 1) === '/') {
      closing.lastIndex = at + 2;
      const name = closing.exec(text)?.[1];
      if (name === undefined || open.pop() !== name) return 'malformed';
      take({ tag: 'close', name });
      at = closing.lastIndex;
      continue;
    }
    opening.lastIndex = at + 1;
    const [name = ''] = opening.exec(text) ?? [];
    const end = endOfTag(text, at + 1 + name.length);
    if (name === '' || end < 0 || (open.length === 0 && roots++ > 0)) return 'malformed';
    const rest = text.slice(at + 1 + name.length, end);
    take({ tag: 'open', name, attributes: attributesOf(rest) });
    if (rest.endsWith('/')) take({ tag: 'close', name });
    else if (open.push(name) > deepest) return 'too-deep';
    at = end + 1;
  }
  return open.length > 0 || roots === 0 ? 'malformed' : null;
}

/** Where a comment, a section of plain characters, an instruction or a document type ends; null where none begins. */
function passedOver(text: string, at: number): number | 'doctype' | 'malformed' | null {
  const after = (end: string, from: number) => {
    const found = text.indexOf(end, from);
    return found < 0 ? ('malformed' as const) : found + end.length;
  };
  if (text.startsWith('<!--', at)) return after('-->', at + 4);
  if (text.startsWith('<![CDATA[', at)) return after(']]>', at + 9);
  if (text.startsWith('<?', at)) return after('?>', at + 2);
  if (!text.startsWith('<!', at)) return null;
  const end = text.indexOf('>', at);
  return end >= 0 && /^<!DOCTYPE\s/i.test(text.slice(at, at + 10)) && !text.slice(at, end).includes('[') ? end + 1 : 'doctype';
}

/** Where the ">" of a tag stands, outside of quotes; -1 where none does, or none is near. */
function endOfTag(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < from + longestTag && at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '<') return -1;
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '>') return at;
    else if (character === '"' || character === "'") quote = character;
  }
  return -1;
}

function attributesOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single] of text.matchAll(attribute)) {
    if (found.size >= mostAttributes) break;
    found.set(name, plain(double ?? single ?? ''));
  }
  return found;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The characters that references stand for; one that is not XML's own stays as it is written. */
function plain(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}
