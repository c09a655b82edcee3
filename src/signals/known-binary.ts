// Files that are no text and may show something all the same: pictures, documents of offices, tables and weights, told by how they begin.

/** Less holds no picture and no table: the smallest picture, of one point, has 67 bytes. */
const leastBytes = 200;

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

/** First bytes, and where they stand where that is not the start. */
const heads: readonly { at: number; bytes: readonly number[] }[] = [
  // Pictures and films.
  { at: 0, bytes: [0x89, ...ascii('PNG')] },
  { at: 0, bytes: [0xff, 0xd8, 0xff] },
  { at: 0, bytes: ascii('GIF8') },
  { at: 8, bytes: ascii('WEBP') },
  { at: 0, bytes: [...ascii('II'), 0x2a, 0x00] },
  { at: 0, bytes: [...ascii('MM'), 0x00, 0x2a] },
  { at: 4, bytes: ascii('ftyp') },
  // Documents; a ZIP file is what offices, archives and saved weights are.
  { at: 0, bytes: ascii('%PDF-') },
  { at: 0, bytes: [...ascii('PK'), 0x03, 0x04] },
  { at: 0, bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { at: 0, bytes: [0x1f, 0x8b, 0x08] },
  { at: 0, bytes: ascii('BZh') },
  { at: 0, bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  // Tables, arrays and weights.
  { at: 0, bytes: ascii('PAR1') },
  { at: 0, bytes: ascii('ARROW1') },
  { at: 0, bytes: [0x89, ...ascii('HDF')] },
  { at: 0, bytes: ascii('SQLite format 3') },
  { at: 0, bytes: [0x93, ...ascii('NUMPY')] },
  { at: 0, bytes: ascii('GGUF') },
  { at: 0, bytes: ascii('ORC') },
  { at: 0, bytes: [...ascii('Obj'), 0x01] },
];

/** Whether bytes are of a kind that is known, and enough to hold anything. */
export function isKnownBinary(bytes: Uint8Array): boolean {
  return bytes.length >= leastBytes && heads.some(({ at, bytes: head }) => head.every((byte, index) => bytes[at + index] === byte));
}
