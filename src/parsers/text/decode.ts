// Bytes to text: UTF-8, UTF-16 with or without a byte order mark, and anything else as Latin-1, so that no encoding stops a scan.

/** @returns the text, without a byte order mark; bytes that are neither UTF-8 nor UTF-16 are read as Latin-1. Never throws. */
export function decode(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const wide = utf16Of(bytes);
  if (wide === 'little') return withoutMark(buffer.toString('utf16le'));
  if (wide === 'big')
    return withoutMark(
      Buffer.from(buffer.subarray(0, buffer.length - (buffer.length % 2)))
        .swap16()
        .toString('utf16le'),
    );
  const text = buffer.toString('utf8');
  return text.includes('\ufffd') && !isUtf8(bytes) ? buffer.toString('latin1') : withoutMark(text);
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** UTF-16 is told by its mark, or by the zero byte that every other ASCII letter has in it (`pip freeze >` in PowerShell, cut off its mark). */
function utf16Of(bytes: Uint8Array): 'little' | 'big' | null {
  const [a, b, c] = [bytes[0], bytes[1], bytes[2]];
  if (a === 0xff && b === 0xfe) return 'little';
  if (a === 0xfe && b === 0xff) return 'big';
  if (a === undefined || b === undefined || c === undefined) return null;
  if (a !== 0 && b === 0 && c !== 0) return 'little';
  return a === 0 && b !== 0 ? 'big' : null;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** @returns whether bytes carry the mark of UTF-16: what scans bytes has to be given the decoded text. */
export function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** @returns the text with one kind of line end, so that patterns need to know no other. */
export function unixLines(text: string): string {
  return text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text;
}

/** @returns whether bytes look like no text at all: a NUL among the first 8,000 without a UTF-16 mark. */
export function isBinary(bytes: Uint8Array): boolean {
  if (isUtf16(bytes)) return false;
  return bytes.subarray(0, 8000).includes(0);
}

/** A stray NUL in a comment is a slip of an editor; more of them in so few bytes are data. */
const bytesPerNul = 1_000;

/** @returns whether bytes are UTF-8 text but for a few NULs in it: code of which the rest can still be read */
export function isTextWithNuls(bytes: Uint8Array): boolean {
  if (utf16Of(bytes) !== null) return false;
  let nuls = 0;
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) if (++nuls * bytesPerNul >= bytes.length) return false;
  return isUtf8(bytes);
}
