// Whether somebody may be asked here.
import type { Io } from './io.js';

/**
 * @param flag what --no-input said
 * @returns the terminal of whoever can be asked; null without one, in CI, with --no-input or MLREADY_NO_INPUT, and on a terminal that cannot move its cursor
 */
export function personAt(io: Io, flag: boolean | undefined): ReturnType<Io['person']> {
  const isOn = (name: string) => !['', '0', 'false', undefined].includes(io.env[name]);
  if (flag === false || isOn('CI') || isOn('MLREADY_NO_INPUT') || io.env['TERM'] === 'dumb') return null;
  return io.person();
}
