// Parses mlready.yaml and proves it against the catalogue. Every mistake is one line with file, line and column.
import { clip, KnownError, suggest } from '../errors.js';
import type { Answer, Catalogue, Check, GateSettings, Manifest, Waiver } from '../model/index.js';
import { mostProblems, readValidated, type Validated } from '../parsers/config/validate.js';
import type { YamlReading } from '../parsers/config/yaml.js';
import { daysAfter, daysBetween } from '../parsers/text/days.js';
import { maxManifestBytes, mostReviewDays, type NamedPack, noGate } from './manifest.js';
import { isNobody, isSamePerson } from './person.js';
import { isReason, leastReasonWords } from './reason.js';
import { answersSchema, manifestSchema, type WrittenManifest } from './schema.js';

/** What is left of a mapping once every key of the schema is taken out: a new key has to be treated here before this compiles. */
type NoKeys = Record<string, never>;

/** Reads the text of a manifest as far as that needs no rules; `name` is what errors call the file. */
export function readWritten(name: string, text: string): Validated<WrittenManifest> {
  return readValidated(name, text, manifestSchema, maxManifestBytes);
}

/** The packs that a manifest names, with their places. */
export function namedPacks(name: string, { value, at }: { value: WrittenManifest; at: YamlReading['at'] }): NamedPack[] {
  return value.packs.map((pack, index) => {
    const { line, column } = at(['packs', index]);
    return { name: pack, place: `${name}:${line}:${column}` };
  });
}

/** Proves what a manifest says against the rules that it is judged by. */
export function proveManifest(
  name: string,
  { value, at }: { value: WrittenManifest; at: YamlReading['at'] },
  catalogue: Catalogue,
): { manifest: Manifest } | { problems: KnownError[] } {
  const proof = proofOf(name, at, catalogue);
  const { version: _, project, pack, packs, 'builtin-packs': builtinPacks, root, context, answers, exclude, waivers, gate, ...rest } = value;
  rest satisfies NoKeys;
  const manifest: Manifest = {
    path: name,
    project: project ?? null,
    pack: provedPack(proof, pack),
    packs,
    builtinPacks: provedSwitches(proof, builtinPacks),
    root: root?.replace(/\/$/, '') ?? null,
    context: provedContext(proof, context ?? {}),
    does: provedDoes(proof, context ?? {}),
    answers: provedAnswers(proof, answers ?? {}),
    exclude,
    waivers: provedWaivers(proof, waivers),
    gate: provedGate(proof, gate),
  };
  return proof.problems.length > 0 ? { problems: proof.problems } : { manifest };
}

/** Parses and proves the text of a manifest; `name` is what errors call the file. */
export function parseManifest(name: string, text: string, catalogue: Catalogue): { manifest: Manifest } | { problems: KnownError[] } {
  const read = readWritten(name, text);
  return 'problems' in read ? read : proveManifest(name, read, catalogue);
}

/** Parses and proves a file of answers that are to be taken into a manifest; `name` is what errors call the file. */
export function parseAnswers(name: string, text: string, catalogue: Catalogue): Pick<Manifest, 'context' | 'answers'> | { problems: KnownError[] } {
  const read = readValidated(name, text, answersSchema, maxManifestBytes);
  if ('problems' in read) return read;
  const proof = proofOf(name, read.at, catalogue);
  const full = Object.entries(read.value.answers ?? {}).map(([id, given]) => [
    id,
    typeof given === 'object' ? given : { value: given, evidence: [], dispute: [] },
  ]);
  const parsed = { context: provedContext(proof, read.value.context ?? {}), answers: provedAnswers(proof, Object.fromEntries(full)) };
  // What stands in a manifest is kept and does not count; what is only coming can still be said better.
  for (const [id, { value, why }] of Object.entries(parsed.answers)) {
    const check = catalogue.checks.find((one) => one.id === id);
    if (value === 'does-not-apply' && why !== undefined && check && !isReason(why, check))
      proof.problem(['answers', id, 'why'], `"${id}" is set aside and hardly says why`, `give a reason of ${leastReasonWords} words beyond those of the check`);
  }
  return proof.problems.length > 0 ? { problems: proof.problems } : parsed;
}

/** The versions of the built-in packs that the manifest was written for, by their ids; one alone is that of the first. */
function provedPack(proof: Proof, written: WrittenManifest['pack']): Record<string, string> | null {
  const { id, version, releases, packs, extensions } = proof.catalogue;
  const named = typeof written === 'string' ? { [id]: written } : (written ?? {});
  const at = (pack: string) => (typeof written === 'string' ? ['pack'] : ['pack', pack]);
  const builtIn = new Map([{ id, version, releases }, ...packs].map((one) => [one.id, one] as const));
  const current = new Map([...builtIn.values(), ...extensions].map((one) => [one.id, one.version] as const));
  for (const [pack, given] of Object.entries(named)) {
    const now = current.get(pack);
    const published = Object.keys(builtIn.get(pack)?.releases ?? {});
    if (now === undefined)
      proof.problem(at(pack), `there is no pack "${clip(pack)}" here`, suggest(pack, current.keys(), `use one of ${[...current.keys()].join(', ')}`), true);
    else if (given.localeCompare(now, 'en', { numeric: true }) > 0)
      proof.problem(at(pack), `the manifest is written for the pack ${given}, and this is ${now}`, 'upgrade mlready, or correct the version');
    else if (builtIn.has(pack) && given !== now && !published.includes(given))
      proof.problem(at(pack), `there never was a pack ${given}`, `use one of ${published.join(', ')}, or leave the key out`);
  }
  return written === undefined ? null : named;
}

/** Further built-in packs that are switched on or off. */
function provedSwitches({ catalogue: { packs }, problem }: Proof, written: WrittenManifest['builtin-packs']): Manifest['builtinPacks'] {
  const known = packs.map(({ id }) => id);
  for (const [pack, { why }] of Object.entries(written)) {
    if (!known.includes(pack))
      problem(
        ['builtin-packs', pack],
        `there is no further pack "${clip(pack)}"`,
        suggest(pack, known, known.length === 0 ? 'remove it' : `use one of ${known.join(', ')}`),
        true,
      );
    else if (!isReason(why, null))
      problem(['builtin-packs', pack, 'why'], `"${pack}" is switched and hardly says why`, `give a reason of ${leastReasonWords} words`);
  }
  return written;
}

/** Longest life of a waiver in days, by the check's own risk. */
const waiverDays = { critical: 90, other: 180 };

interface Proof {
  problems: KnownError[];
  catalogue: Catalogue;
  /** Notes a mistake at a path of the manifest; `key` means the key itself, not its value. */
  problem(path: readonly PropertyKey[], cause: string, next: string, key?: boolean): void;
  /** The check of an id or alias; an unknown one is noted. */
  check(id: string, path: readonly PropertyKey[], key: boolean): Check | null;
}

function proofOf(name: string, at: YamlReading['at'], catalogue: Catalogue): Proof {
  const problems: KnownError[] = [];
  const checks = new Map(catalogue.checks.flatMap((check) => [check.id, ...check.aliases].map((id): [string, Check] => [id, check])));
  const problem: Proof['problem'] = (path, cause, next, key = false) => {
    if (problems.length >= mostProblems) return;
    const { line, column } = at(path, key);
    problems.push(new KnownError(`${name}:${line}:${column}`, cause, next));
  };
  return {
    problems,
    catalogue,
    problem,
    check(id, path, key) {
      const check = checks.get(id);
      if (!check && problems.length < mostProblems) problem(path, `unknown check "${clip(id)}"`, suggest(id, checks.keys(), 'see: mlready checks'), key);
      return check ?? null;
    },
  };
}

function provedContext(proof: Proof, written: NonNullable<WrittenManifest['context']>): Manifest['context'] {
  const context: Manifest['context'] = {};
  const { does: _, ...fields } = written;
  for (const [id, given] of Object.entries(fields)) {
    const field = proof.catalogue.context.find((f) => f.id === id);
    if (!field) {
      if (proof.problems.length >= mostProblems) break;
      proof.problem(
        ['context', id],
        `unknown context field "${clip(id)}"`,
        suggest(
          id,
          proof.catalogue.context.map((f) => f.id),
          `use one of ${proof.catalogue.context.map((f) => f.id).join(', ')}`,
        ),
        true,
      );
      continue;
    }
    const allowed = field.values.map(({ value }) => value);
    const values = (Array.isArray(given) ? given : [given]).map((value) => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : value));
    values.forEach((value, index) => {
      if (!allowed.includes(value))
        proof.problem(
          Array.isArray(given) ? ['context', id, index] : ['context', id],
          `"${id}" cannot be "${value}"`,
          suggest(value, allowed, `use one of ${allowed.join(', ')}`),
        );
    });
    if (values.length > 1 && !field.many) proof.problem(['context', id], `"${id}" takes one value`, 'keep one of them');
    context[id] = values;
  }
  return context;
}

/** What the project is said to do, by activity; every one has to exist. */
function provedDoes(proof: Proof, { does }: NonNullable<WrittenManifest['context']>): Manifest['does'] {
  const ids = proof.catalogue.activities.map(({ id }) => id);
  for (const id of Object.keys(does ?? {}))
    if (!ids.includes(id)) proof.problem(['context', 'does', id], `unknown activity "${clip(id)}"`, suggest(id, ids, `use one of ${ids.join(', ')}`), true);
  return does ?? {};
}

function provedAnswers(proof: Proof, written: NonNullable<WrittenManifest['answers']>): Manifest['answers'] {
  const answers: Manifest['answers'] = {};
  for (const [id, { value: given, evidence, dispute, 'review-by': reviewBy, 'drafted-by': draftedBy, confirmed, why, note, by, on, ...rest }] of Object.entries(
    written,
  )) {
    rest satisfies NoKeys;
    const check = proof.check(id, ['answers', id], true);
    if (!check) continue;
    const scale = proof.catalogue.scales.find((s) => s.id === check.scale);
    const values = (scale?.options ?? []).map(({ value }) => value);
    const value = given === true ? (values[values.length - 1] ?? '') : given === false ? (values[0] ?? '') : given;
    const allowed = [...values, 'unknown', ...(check.doesNotApply === 'allowed' ? ['does-not-apply'] : [])];
    if (!allowed.includes(value))
      proof.problem(['answers', id, 'value'], `"${id}" cannot be answered "${clip(value)}"`, suggest(value, allowed, `use one of ${allowed.join(', ')}`));
    if (value === 'does-not-apply' && why === undefined) proof.problem(['answers', id], `"${id}" is set aside without a reason`, 'add why: …', true);
    if (on !== undefined && reviewBy !== undefined && reviewBy > daysAfter(on, mostReviewDays))
      proof.problem(['answers', id, 'review-by'], 'the answer is to hold for more than two years', 'name a day within two years of "on"');
    const answer: Answer = {
      value,
      evidence: evidence.map((ref) => ('path' in ref && ref.sha256 === undefined ? { path: ref.path } : ref)) as Answer['evidence'],
      dispute,
    };
    // Two checks of an older pack may be one now: the answer under its own name holds.
    if (answers[check.id] && id !== check.id) continue;
    answers[check.id] = {
      ...answer,
      ...(why !== undefined && { why }),
      ...(note !== undefined && { note }),
      ...(by !== undefined && { by }),
      ...(on !== undefined && { on }),
      ...(reviewBy !== undefined && { reviewBy }),
      ...(draftedBy !== undefined && { draftedBy }),
      ...(confirmed !== undefined && { confirmed }),
    };
  }
  return answers;
}

function provedWaivers(proof: Proof, written: WrittenManifest['waivers']): Waiver[] {
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

function provedGate(proof: Proof, written: WrittenManifest['gate']): GateSettings {
  const { 'min-score': minScore, 'fail-on': failOn, 'max-unknown': maxUnknown, base, tolerance, strict, 'policy-changes': policyChanges, ...rest } = written;
  rest satisfies NoKeys;
  return {
    minScore: provedMinScore(proof, minScore),
    failOn: failOn ?? noGate.failOn,
    maxUnknown: maxUnknown ?? noGate.maxUnknown,
    base: base === undefined || base === 'none' ? noGate.base : base,
    tolerance: tolerance ?? noGate.tolerance,
    strict: strict ?? noGate.strict,
    policyChanges: policyChanges ?? noGate.policyChanges,
  };
}

function provedMinScore(proof: Proof, written: WrittenManifest['gate']['min-score']): Record<string, number> {
  if (written === undefined) return {};
  if (typeof written === 'number') return { overall: written };
  const allowed = ['overall', ...proof.catalogue.stages.map(({ id }) => id)];
  for (const id of Object.keys(written))
    if (!allowed.includes(id))
      proof.problem(['gate', 'min-score', id], `unknown stage "${clip(id)}"`, suggest(id, allowed, `use one of ${allowed.join(', ')}`), true);
  return written;
}
