// Bytes to text: UTF-8, UTF-16 with a byte order mark, and anything else as Latin-1, so that no encoding stops a scan.

/** @returns the text, without a byte order mark; bytes that are no UTF-8 are read as Latin-1. */
export function decode(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return buffer.subarray(2).toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(buffer.subarray(2, buffer.length - (buffer.length % 2)))
      .swap16()
      .toString('utf16le');
  const text = buffer.toString('utf8');
  if (text.includes('\ufffd') && !isUtf8(bytes)) return buffer.toString('latin1');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
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
