// What policies ask: the strictest of the settings, waivers that somebody named has approved, and what a manifest may not hold or has to say.
import { isSamePerson } from '../manifest/person.js';
import {
  byCodeOwners,
  type Catalogue,
  type Forbiddable,
  type GateCause,
  type GateSettings,
  type HeldPolicy,
  type Manifest,
  type Policy,
  type UnapprovedWaiver,
  type Waiver,
} from '../model/index.js';

/** What the policies make of a gate. */
export interface Held {
  policies: HeldPolicy[];
  /** Causes to fail for beside those of the settings. */
  causes: GateCause[];
  unapproved: UnapprovedWaiver[];
}

/** @returns the settings that hold where a policy asks for more: never less than either asks, but for the tolerance, which is the policy's own */
export function strictest(settings: GateSettings, policy: Policy | null): GateSettings {
  if (policy === null) return settings;
  const { minScore, failOn, maxUnknown, tolerance, policyChanges } = policy;
  const most = [settings.maxUnknown, maxUnknown].filter((one) => one !== null);
  return {
    ...settings,
    minScore: mostOf(settings.minScore, minScore),
    failOn: [...new Set([...settings.failOn, ...failOn])],
    maxUnknown: most.length === 0 ? null : Math.min(...most),
    tolerance: tolerance ?? settings.tolerance,
    policyChanges: policyChanges === 'fail' ? 'fail' : settings.policyChanges,
  };
}

function mostOf(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): Record<string, number> {
  const ids = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(ids.map((id) => [id, Math.max(one[id] ?? 0, other[id] ?? 0)]));
}

/**
 * @param codeOwners gives who owns the manifest, where a policy lets its code owners approve; nobody may where it is left out
 * @returns the waivers that count under all the policies, and the others, each with the first policy that it does not suffice
 */
export function approved(
  waivers: readonly Waiver[],
  policies: readonly (Policy | null)[],
  codeOwners: () => readonly string[] = () => [],
): { counting: Waiver[]; unapproved: UnapprovedWaiver[] } {
  const counting: Waiver[] = [];
  const unapproved: UnapprovedWaiver[] = [];
  for (const waiver of waivers) {
    const policy = policies.find((one) => one !== null && !suffices(waiver, one, codeOwners));
    if (policy) unapproved.push({ check: waiver.check, approvedBy: waiver.approvedBy ?? null, policy: policy.name });
    else counting.push(waiver);
  }
  return { counting, unapproved };
}

function suffices({ approvedBy, owner }: Waiver, { approvers }: Policy, codeOwners: () => readonly string[]): boolean {
  if (approvers === null) return true;
  if (approvedBy === undefined || isSamePerson(approvedBy, owner)) return false;
  return approvers.some((one) => (one === byCodeOwners ? codeOwners() : [one]).some((name) => isSamePerson(name, approvedBy)));
}

/** Whose packs are those of the project itself: under a policy of the caller all that it brings, under its own choice those that the manifest names. */
export interface Ruled {
  policy: Policy;
  own: Catalogue['extensions'];
}

/** @returns what a policy finds in the manifest of the head to fail for */
export function manifestCauses({ policy, own }: Ruled, manifest: Manifest): GateCause[] {
  const { name, forbid, requireContext, minPack } = policy;
  const uses: Record<Forbiddable, boolean> = {
    exclude: manifest.exclude.length > 0,
    root: manifest.root !== null,
    'switch-off':
      Object.values(manifest.builtinPacks).some(({ use }) => !use) || own.some(({ changes }) => changes.some(({ code }) => code === 'switched-off')),
    does: Object.keys(manifest.does).length > 0,
  };
  return [
    ...[...new Set(forbid)].filter((what) => uses[what]).map((what): GateCause => ({ code: 'forbidden', what, policy: name })),
    ...[...new Set(requireContext)]
      .filter((field) => (manifest.context[field] ?? []).length === 0)
      .map((field): GateCause => ({ code: 'context-missing', field, policy: name })),
    ...Object.entries(minPack).flatMap(([pack, least]): GateCause[] => {
      const given = manifest.pack?.[pack];
      return given !== undefined && given.localeCompare(least, 'en', { numeric: true }) < 0 ? [{ code: 'pack-too-old', pack, given, least, policy: name }] : [];
    }),
  ];
}
