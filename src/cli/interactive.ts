// Whether somebody may be asked here.
import { inCi as isCi } from '../inventory/ci/services.js';
import type { Io } from './io.js';

/**
 * @param flag what --no-input said
 * @returns the terminal of whoever can be asked; null without one, in CI, with --no-input or MLREADY_NO_INPUT, and on a terminal that cannot move its cursor
 */
export function personAt(io: Io, flag: boolean | undefined): ReturnType<Io['person']> {
  if (flag === false || inCi(io) || isOn(io, 'MLREADY_NO_INPUT') || io.env['TERM'] === 'dumb') return null;
  return io.person();
}

/** Whether a machine runs this. */
export function inCi(io: Io): boolean {
  return isCi(io.env);
}

/** Whether somebody reads this at a terminal that can be moved about in. */
export function readsAtTerminal(io: Io): boolean {
  return io.terminal.isTTY && !inCi(io) && io.env['TERM'] !== 'dumb';
}

function isOn(io: Io, name: string): boolean {
  return !['', '0', 'false', undefined].includes(io.env[name]);
}
