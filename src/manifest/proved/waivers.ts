// What a manifest accepts for a time.
import type { Waiver } from '../../model/index.js';
import { daysBetween } from '../../parsers/text/days.js';
import { isNobody, isSamePerson } from '../person.js';
import type { WrittenManifest } from '../schema.js';
import type { ManifestProof, NoKeys } from './proof.js';

/** Longest life of a waiver in days, by the check's own risk. */
const waiverDays = { critical: 90, other: 180 };

/** The waivers: one for a check, of a life that its risk allows, and approved by somebody else where it is critical. */
export function provedWaivers(proof: ManifestProof, written: WrittenManifest['waivers']): Waiver[] {
  const seen = new Set<string>();
  return written.flatMap(({ check: id, reason, statement, owner, created, expires, 'approved-by': approvedBy, ticket, ...rest }, index): Waiver[] => {
    rest satisfies NoKeys;
    const path = ['waivers', index];
    const check = proof.check(id, [...path, 'check'], false);
    if (!check) return [];
    if (seen.has(check.id)) proof.problem(path, `"${check.id}" is waived twice`, 'keep one waiver');
    seen.add(check.id);
    const critical = check.risk === 'critical';
    const longest = critical ? waiverDays.critical : waiverDays.other;
    const days = daysBetween(created, expires);
    if (days < 0) proof.problem([...path, 'expires'], 'the waiver expires before it was created', 'correct the dates');
    if (days > longest)
      proof.problem([...path, 'expires'], `the waiver lasts ${days} days`, `let it expire within ${longest} days${critical ? ' (the check is critical)' : ''}`);
    if (critical && approvedBy === undefined) proof.problem(path, `the waiver of the critical check "${check.id}" is not approved`, 'add approved-by: …');
    if (approvedBy !== undefined && isNobody(approvedBy)) proof.problem([...path, 'approved-by'], 'names nobody', 'name who agreed');
    else if (approvedBy !== undefined && isSamePerson(approvedBy, owner))
      proof.problem([...path, 'approved-by'], 'the waiver is approved by its own owner', 'name somebody else');
    return [
      { check: check.id, reason, statement, owner, created, expires, ...(approvedBy !== undefined && { approvedBy }), ...(ticket !== undefined && { ticket }) },
    ];
  });
}
