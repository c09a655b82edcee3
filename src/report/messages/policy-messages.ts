// The wording of policies: which one held, what it fails for, and the waivers that it does not let count.
import type { Forbiddable, GateCause, GateResult, HeldPolicy, UnapprovedWaiver } from '../../model/index.js';
import { complete } from './results.js';

/** The causes that only a policy has. */
export type PolicyCause = Extract<GateCause, { policy: string }>;

/** How much of a hash people compare. */
const shown = 12;

/** Which policies held, and which waivers do not count because of them, as sentences; none where there is no policy. */
export function policyTexts(gate: Pick<GateResult, 'policies' | 'unapproved'> | null): string[] {
  return gate === null ? [] : [...gate.policies.map(heldText), ...gate.unapproved.map(unapprovedText)];
}

/** Which policy held, as a sentence. */
export function heldText({ name, digest, by }: HeldPolicy): string {
  const from = by === 'caller' ? 'given from outside' : 'chosen by gate.extends of the manifest';
  return `Held to the policy ${name} (sha256 ${digest.slice(0, shown)}), ${from}.`;
}

/** One line for a waiver that does not count. */
export function unapprovedText({ check, approvedBy, policy }: UnapprovedWaiver): string {
  const who = approvedBy === null ? 'nobody has approved it' : `${approvedBy} is none of them, or its owner`;
  return `The waiver of ${check} does not count: the policy ${policy} says who may approve one, and ${who}.`;
}

const uses: Record<Forbiddable, string> = {
  exclude: 'forbids exclude, and the manifest leaves files out by it',
  root: 'forbids root, and the manifest names a folder above by it',
  'switch-off': 'forbids to switch off packs and checks, and the project does so',
  does: 'forbids context.does, and the manifest says there what the project does or does not',
};

/** One line for a cause that only a policy has. */
export function policyCauseText(cause: PolicyCause): string {
  switch (cause.code) {
    case 'forbidden':
      return `The policy ${cause.policy} ${uses[cause.what]}.`;
    case 'context-missing':
      return `The policy ${cause.policy} asks for the context field "${cause.field}", and the manifest does not set it.`;
    case 'pack-too-old':
      return `The policy ${cause.policy} asks for the pack ${cause.pack} ${cause.least} or a newer one, and the manifest is written for ${cause.given}.`;
    default:
      return complete(cause);
  }
}
