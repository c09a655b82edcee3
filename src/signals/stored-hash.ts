// The hash of what git stores of a file, whatever line ends a checkout gives it.
import { createHash } from 'node:crypto';
import { isBinary } from '../parsers/text/decode.js';

const LF = 10;
const CR = 13;

/** SHA-256 of bytes as they are, in hexadecimal digits. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The hash of what git stores of a text where it turns line ends: git keeps LF, and a checkout may hold CRLF. Older hashes are of what was checked out.
 * @returns the hash to note, then those of the same text with the line ends that it has here, and with CRLF
 */
export function hashesOf(bytes: Uint8Array): [string, ...string[]] {
  if (!bytes.includes(LF) || isBinary(bytes)) return [hashOf(bytes)];
  // Byte by byte, whatever the encoding of the text is; a string of a large file that is all line ends would take many times its size.
  const stored = withLineFeeds(bytes);
  return [hashOf(stored), hashOf(bytes), hashOf(withReturns(stored))];
}

function withLineFeeds(bytes: Uint8Array): Uint8Array {
  const made = Buffer.allocUnsafe(bytes.length);
  let end = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === CR && bytes[at + 1] === LF) continue;
    made[end++] = bytes[at] ?? 0;
  }
  return made.subarray(0, end);
}

function withReturns(bytes: Uint8Array): Uint8Array {
  let ends = 0;
  for (const byte of bytes) if (byte === LF) ends++;
  const made = Buffer.allocUnsafe(bytes.length + ends);
  let end = 0;
  for (const byte of bytes) {
    if (byte === LF) made[end++] = CR;
    made[end++] = byte;
  }
  return made;
}
