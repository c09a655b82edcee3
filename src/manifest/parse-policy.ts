// Parses a policy file and proves it against the rules. Every mistake is one line with file, line and column.
import { createHash } from 'node:crypto';
import { clip, KnownError, suggest } from '../errors.js';
import { byCodeOwners, type Catalogue, type Policy } from '../model/index.js';
import { readValidated } from '../parsers/config/validate.js';
import { decode, isBinary } from '../parsers/text/decode.js';
import { isNobody } from './person.js';
import { policySchema, type WrittenPolicy } from './policy-schema.js';
import { provedMinScore } from './proved/gate.js';
import { type ManifestProof, type NoKeys, proofOf } from './proved/proof.js';

/** What a package calls its policy, at its top. */
export const policyFile = 'mlready-policy.yaml';

/** A policy with every key stays far below this. */
export const maxPolicyBytes = 128 * 1024;

/** The bytes of a policy file. */
export interface PolicyBytes {
  /** What the policy was named as. */
  name: string;
  /** What errors call the file. */
  file: string;
  bytes: Uint8Array;
}

/** Parses and proves a policy file against the built-in rules. */
export function parsePolicy({ name, file, bytes }: PolicyBytes, catalogue: Catalogue): { policy: Policy } | { problems: KnownError[] } {
  const text = decode(bytes);
  if (isBinary(bytes) || text.includes('\0')) return { problems: [new KnownError(file, 'is no UTF-8 text', 'save it as UTF-8')] };
  const read = readValidated(file, text, policySchema, maxPolicyBytes);
  if ('problems' in read) return read;
  const proof = proofOf(file, read.at, catalogue);
  const {
    version: _,
    packs,
    'min-score': minScore,
    'fail-on': failOn,
    'max-unknown': maxUnknown,
    tolerance,
    'policy-changes': policyChanges,
    'min-pack': minPack,
    'require-context': requireContext,
    waivers,
    forbid,
    ...rest
  } = read.value;
  rest satisfies NoKeys;
  const policy: Policy = {
    name,
    digest: createHash('sha256').update(bytes).digest('hex'),
    packs,
    minScore: provedMinScore(proof, minScore, ['min-score']),
    failOn: failOn ?? [],
    maxUnknown: maxUnknown ?? null,
    tolerance: tolerance ?? null,
    policyChanges: policyChanges ?? null,
    minPack: provedMinPack(proof, minPack),
    requireContext: provedContextFields(proof, requireContext),
    approvers: provedApprovers(proof, waivers),
    forbid,
  };
  return proof.problems.length > 0 ? { problems: proof.problems } : { policy };
}

/** The oldest versions by pack, of those that there are; one alone is that of the first pack. */
function provedMinPack({ catalogue: { id, version, packs }, problem }: ManifestProof, written: WrittenPolicy['min-pack']): Record<string, string> {
  const named = typeof written === 'string' ? { [id]: written } : (written ?? {});
  const current = new Map([{ id, version }, ...packs].map((one) => [one.id, one.version] as const));
  for (const [pack, least] of Object.entries(named)) {
    const at = typeof written === 'string' ? ['min-pack'] : ['min-pack', pack];
    const now = current.get(pack);
    if (now === undefined)
      problem(at, `there is no built-in pack "${clip(pack)}"`, suggest(pack, current.keys(), `use one of ${[...current.keys()].join(', ')}`), true);
    else if (least.localeCompare(now, 'en', { numeric: true }) > 0)
      problem(at, `asks for the pack ${least}, and this is ${now}`, 'upgrade mlready, or correct the version');
  }
  return named;
}

function provedContextFields({ catalogue: { context }, problem }: ManifestProof, written: readonly string[]): string[] {
  const known = context.map(({ id }) => id);
  written.forEach((field, index) => {
    if (!known.includes(field))
      problem(['require-context', index], `unknown context field "${clip(field)}"`, suggest(field, known, `use one of ${known.join(', ')}`));
  });
  return [...written];
}

function provedApprovers({ problem }: ManifestProof, written: WrittenPolicy['waivers']): string[] | null {
  written?.approvers.forEach((name, index) => {
    if (name !== byCodeOwners && /^code[\s_-]?owners$/i.test(name))
      problem(['waivers', 'approvers', index], `"${clip(name)}" names nobody`, `write ${byCodeOwners} for whom CODEOWNERS of the base names for the manifest`);
    else if (isNobody(name)) problem(['waivers', 'approvers', index], 'names nobody', 'name a person, or a team as CODEOWNERS does: "@acme/ml-leads"');
  });
  return written?.approvers ?? null;
}
