// How reports look on this terminal: colours by NO_COLOR, FORCE_COLOR and flags, width, and which characters it shows.
import type { Screen } from '../terminal/screen.js';
import type { Io } from './io.js';

/**
 * @param flag what --color or --no-color said
 * @param toFile true for a report that is written to a file: no colours, 80 columns
 */
export function lookFor(io: Io, flag: boolean | undefined, toFile: boolean): Screen {
  const { env, terminal } = io;
  const isOn = (name: string) => env[name] !== undefined && env[name] !== '' && env[name] !== '0';
  const color = flag ?? (isOn('NO_COLOR') ? false : isOn('FORCE_COLOR') || (terminal.isTTY && env['TERM'] !== 'dumb'));
  const columns = Number(env['COLUMNS']) || (terminal.isTTY ? terminal.columns : undefined) || 80;
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  const unicode = !/^(?:C|POSIX)$/.test(locale) && env['TERM'] !== 'linux';
  return toFile ? { color: false, width: 80, unicode: true } : { color, width: Math.max(40, Math.min(120, columns)), unicode };
}
