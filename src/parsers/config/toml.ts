// Reads TOML: the values by a library, which knows no places, and the lines of keys by a scan of our own.
import { parse } from 'smol-toml';
import { once } from '../text/lazy.js';
import { type TomlPlaces, tomlPlaces } from './toml-places.js';
import { isRecord } from './values.js';

export interface TomlFile {
  value: Record<string, unknown>;
  /** The line (from 1) of a key, or of the nearest one above it. */
  line(path: readonly string[]): number;
  /** The first line from `from` on that holds the string as a whole literal; `from` when none does. */
  literal: TomlPlaces['literal'];
}

/** @returns the values of a TOML text and the lines of its keys; null where it does not parse: such a file declares nothing that could be trusted */
export function readToml(text: string): TomlFile | null {
  const value = parsed(text);
  if (!isRecord(value)) return null;
  const places = once(() => tomlPlaces(text));
  return { value, line: (path) => places().keys.of(path), literal: (string, from) => places().literal(string, from) };
}

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return null;
  }
}
