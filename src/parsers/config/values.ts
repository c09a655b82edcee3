// Careful steps through parsed data that may have any shape, and through bytes that may have any encoding.
import { parse } from 'smol-toml';

/** @returns whether the value is a mapping. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @returns a mapping's own entries; none for anything else. */
export function entriesOf(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : [];
}

/** @returns a list's items; none for anything else. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** @returns what stands at a path of own keys, or undefined. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  let here = value;
  for (const step of path) {
    if (!isRecord(here) || !Object.hasOwn(here, step)) return undefined;
    here = here[step];
  }
  return here;
}

/** @returns the text of a scalar (numbers and booleans as YAML and JSON write them), or null for anything else. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** @returns the parsed TOML, or null when it cannot be read. */
export function readToml(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null; // a file that does not parse declares nothing we could trust
  }
}

/** @returns the parsed JSON mapping, or null when it cannot be read. */
export function readJson(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

/**
 * Decodes what editors and shells write: UTF-8, UTF-16 (PowerShell's `pip freeze >`), and latin-1 for the rest.
 * @returns the text without its byte order mark; never throws
 */
export function decode(bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (a !== 0 && b === 0 && c !== 0 && bytes.length > 2) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0 && b !== 0 && bytes.length > 2) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

/** @returns the lines of a text, whatever ends them. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}
