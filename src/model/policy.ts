// Rules that a platform team keeps for many projects.
import { risks } from './check.js';

/** What a gate can fail on. */
export const failOns = [...risks, 'expired', 'stale', 'contradicted'] as const;
export type FailOn = (typeof failOns)[number];

/** Keys of a manifest that a policy may forbid: `switch-off` is a built-in pack, or a check by a pack of one's own, that is switched off. */
export const forbiddable = ['exclude', 'root', 'switch-off', 'does'] as const;
export type Forbiddable = (typeof forbiddable)[number];

/** Stands among the approvers of waivers for those whom CODEOWNERS of the base names for the manifest. */
export const byCodeOwners = 'codeowners';

/** What a policy file asks for. What it says nothing about is null or empty. */
export interface Policy {
  /** As it was named: "policies/ml.yaml", "npm:@acme/mlready-policy". */
  name: string;
  /** SHA-256 of the file, in hexadecimal digits. */
  digest: string;
  /** Packs that judge beside the built-in rules. */
  packs: string[];
  minScore: Record<string, number>;
  failOn: FailOn[];
  maxUnknown: number | null;
  tolerance: number | null;
  policyChanges: 'show' | 'fail' | null;
  /** The oldest version that a manifest may be written for, by pack. */
  minPack: Record<string, string>;
  /** Context fields that have to be set. */
  requireContext: string[];
  /** Who may approve a waiver, by name or, as `codeowners`, whoever owns the manifest; null where the policy leaves that to the project. */
  approvers: string[] | null;
  forbid: Forbiddable[];
}

/** A policy that held: `caller` named it from outside, or the project by its manifest. */
export interface HeldPolicy {
  name: string;
  digest: string;
  by: 'caller' | 'project';
}

/** A waiver that counts for nothing, because nobody approved it whom a policy names. */
export interface UnapprovedWaiver {
  check: string;
  approvedBy: string | null;
  /** The policy that asks for it, by its name. */
  policy: string;
}
