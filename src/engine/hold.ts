// Holds a project against the policies of its caller and of its manifest.
import { underRules } from '../gate/base-rules.js';
import { approved, type Held, manifestCauses, strictest } from '../gate/held.js';
import { absoluteCauses } from '../gate/policy.js';
import { noGate } from '../manifest/manifest.js';
import type { Catalogue, GateCause, GateSettings, HeldPolicy, Manifest, Policy } from '../model/index.js';
import { type AssessedProject, type AuditTerms, assessmentOf, assessSource } from './assess-project.js';

/** A project as its policies see it, with the settings that hold and what there is to fail for. */
export interface HeldProject {
  project: AssessedProject;
  settings: GateSettings;
  held: Held;
}

/**
 * @param asked the settings of the manifest (of the base's, where there is one) with what the command line asks for; its `extends` is the policy that the project chose
 */
export function holdAgainst(found: AssessedProject, asked: GateSettings, terms: AuditTerms): HeldProject {
  const { policy: outer = null, builtin } = terms;
  const chosen = asked.extends;
  const project = withApproval(found, chosen, terms);
  const { manifest, catalogue } = project;
  const brought = catalogue.extensions.filter(({ id }) => !builtin.extensions.some((one) => one.id === id));
  const ruled = [
    ...(outer === null ? [] : [{ policy: outer, own: brought }]),
    ...(chosen === null ? [] : [{ policy: chosen, own: brought.filter(({ from }) => manifest.packs.includes(from)) }]),
  ];
  const settings = strictest(strictest(asked, chosen), outer);
  return {
    project,
    settings,
    held: {
      policies: heldOf(outer, chosen),
      causes: [...ruled.flatMap((one) => manifestCauses(one, manifest)), ...(outer === null ? [] : withoutOwnPacks(project, outer, settings, terms))],
      unapproved: project.unapproved,
    },
  };
}

/** What held of the two. */
export function heldOf(outer: Policy | null, chosen: Policy | null): HeldPolicy[] {
  const said = ({ name, digest }: Policy, by: HeldPolicy['by']): HeldPolicy => ({ name, digest, by });
  return [...(outer === null ? [] : [said(outer, 'caller')]), ...(chosen === null ? [] : [said(chosen, 'project')])];
}

/** A project in which only those waivers count that suffice a policy too: a change may have rid itself of the one that its base chose. */
function withApproval(project: AssessedProject, policy: Policy | null, { today, codeOwners }: AuditTerms): AssessedProject {
  const { counting, unapproved } = approved(project.manifest.waivers, [policy], () => codeOwners?.(project.manifest) ?? []);
  if (unapproved.length === 0) return project;
  const manifest: Manifest = { ...project.manifest, waivers: counting };
  const held = { ...project, manifest, unapproved: [...project.unapproved, ...unapproved] };
  return { ...held, assessment: assessmentOf(held, today) };
}

/**
 * What the caller's policy asks absolutely is asked of the project without the packs that it brings itself: they may add easy checks, lower risks and show what the
 * rules do not see.
 * @returns the causes that are there only then
 */
function withoutOwnPacks(project: AssessedProject, policy: Policy, settings: GateSettings, terms: AuditTerms): GateCause[] {
  const { source, catalogue, manifest, assessment } = project;
  const { builtin, today } = terms;
  if (catalogue.digest === builtin.digest) return [];
  const bare = assessSource(source, { manifest: knownTo(builtin, underRules(manifest, catalogue, builtin)), catalogue: builtin }, terms);
  const under = strictest(noGate, policy);
  const key = (cause: GateCause) => `${cause.code} ${'check' in cause ? cause.check : 'stage' in cause ? cause.stage : ''}`;
  const told = new Set(absoluteCauses(assessment, settings, manifest.waivers, today).map(key));
  return absoluteCauses(bare.assessment, under, bare.manifest.waivers, today).filter((cause) => !told.has(key(cause)));
}

/** A manifest without what it says of checks that the rules do not have. */
function knownTo({ checks }: Catalogue, manifest: Manifest): Manifest {
  const ids = new Set(checks.map(({ id }) => id));
  return {
    ...manifest,
    answers: Object.fromEntries(Object.entries(manifest.answers).filter(([id]) => ids.has(id))),
    waivers: manifest.waivers.filter(({ check }) => ids.has(check)),
  };
}
