// Types between a name and the brackets of its call.

const most = 200;
const inTypes = new Uint8Array(256);
for (const letter of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_ ,.:*&?\'"@') inTypes[letter.charCodeAt(0)] = 1;

/**
 * @param from behind the opening bracket
 * @param close the closing one, whose opening one stands two places before it in ASCII
 * @returns the place behind the bracket that closes it, -1 where it holds more than types
 */
export function typesEnd(bytes: Buffer, from: number, close: number): number {
  let open = 1;
  for (let at = from; at < bytes.length && at < from + most; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === close) {
      if (--open === 0) return at + 1;
    } else if (byte === close - 2) open++;
    else if (inTypes[byte] !== 1 && byte !== 91 && byte !== 93 && byte !== 60 && byte !== 62 && byte !== 123 && byte !== 125) return -1;
  }
  return -1;
}
