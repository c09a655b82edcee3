// The gate: of a folder in one call, or as a step over what was scanned and assessed.
import { KnownError } from '../errors.js';
import type { Assessment, GateResult } from '../model/index.js';
import { type AuditCall, audit } from './audit.js';
import { type GateOptions, gateStep, type Scanned } from './steps.js';

/**
 * Holds a project against its gate, as `mlready audit` does in CI.
 * @returns the verdict with every cause; null where no gate is set and nothing is compared
 * @throws KnownError where the folder, the manifest or the base is wrong
 */
export function gate(folder: string, options: AuditCall): Promise<GateResult | null>;
/**
 * Holds an assessment against its gate. Compared with a base, the files of the project are opened again.
 * @returns the verdict with every cause; null where no gate is set and nothing is compared
 * @throws KnownError where a base that is named is not known to git
 */
export function gate(scanned: Scanned, assessment: Assessment, options: GateOptions): Promise<GateResult | null>;
export async function gate(project: string | Scanned, second: Assessment | AuditCall, options?: GateOptions): Promise<GateResult | null> {
  if (typeof project === 'string' && 'at' in second) return (await audit(project, second)).gate;
  if (typeof project !== 'string' && 'findings' in second && options !== undefined) return gateStep(project, second, options);
  throw new KnownError('gate', 'is given neither a folder with options nor a project with its assessment', 'see docs/library.md');
}
