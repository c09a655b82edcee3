// The hash of what git stores of a file, whatever line ends a checkout gives it.
import { createHash } from 'node:crypto';
import { isBinary } from '../parsers/text/decode.js';

/** SHA-256 of bytes as they are, in hexadecimal digits. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The hash of what git stores of a text where it turns line ends: git keeps LF, and a checkout may hold CRLF. Older hashes are of what was checked out.
 * @returns the hash to note, then those of the same text with the line ends that it has here, and with CRLF
 */
export function hashesOf(bytes: Uint8Array): [string, ...string[]] {
  if (!bytes.includes(10) || isBinary(bytes)) return [hashOf(bytes)];
  // Byte by byte, whatever the encoding of the text is.
  const stored = Buffer.from(bytes).toString('latin1').replace(/\r\n/g, '\n');
  const other = stored.replace(/\n/g, '\r\n');
  return [hashOf(Buffer.from(stored, 'latin1')), hashOf(bytes), hashOf(Buffer.from(other, 'latin1'))];
}
