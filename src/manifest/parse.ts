// Parses mlready.yaml and proves it against the catalogue, part by part (proved/). Every mistake is one line with file, line and column.
import type { KnownError } from '../errors.js';
import type { Catalogue, Manifest } from '../model/index.js';
import { readValidated, type Validated } from '../parsers/config/validate.js';
import type { YamlReading } from '../parsers/config/yaml.js';
import { plainPath } from '../parsers/text/plain-path.js';
import { maxManifestBytes, type NamedPack } from './manifest.js';
import { provedAnswers } from './proved/answers.js';
import { provedContext, provedDoes } from './proved/context.js';
import { provedGate } from './proved/gate.js';
import { provedImports } from './proved/imports.js';
import { provedPack, provedSwitches } from './proved/packs.js';
import { type NoKeys, proofOf } from './proved/proof.js';
import { provedWaivers } from './proved/waivers.js';
import { isReason, leastReasonWords } from './reason.js';
import { answersSchema, isPackage, manifestSchema, type WrittenManifest } from './schema.js';

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

/** The policy that a manifest chose, with its place; null where it chose none. */
export function namedPolicy(name: string, { value, at }: { value: WrittenManifest; at: YamlReading['at'] }): NamedPack | null {
  const chosen = value.gate.extends;
  if (chosen === undefined) return null;
  const { line, column } = at(['gate', 'extends']);
  // As git lists it.
  return { name: isPackage(chosen) ? chosen : plainPath(chosen), place: `${name}:${line}:${column}` };
}

/** Proves what a manifest says against the rules that it is judged by. */
export function proveManifest(
  name: string,
  { value, at }: { value: WrittenManifest; at: YamlReading['at'] },
  catalogue: Catalogue,
): { manifest: Manifest } | { problems: KnownError[] } {
  const proof = proofOf(name, at, catalogue);
  const { version: _, project, pack, packs, 'builtin-packs': builtinPacks, root, context, answers, exclude, waivers, gate, imports, ...rest } = value;
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
    imports: provedImports(proof, imports),
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
  const parsed = { context: provedContext(proof, read.value.context ?? {}), answers: provedAnswers(proof, read.value.answers ?? {}) };
  // What stands in a manifest is kept and does not count; what is only coming can still be said better.
  for (const [id, { value, why }] of Object.entries(parsed.answers)) {
    const check = catalogue.checks.find((one) => one.id === id);
    if (value === 'does-not-apply' && why !== undefined && check && !isReason(why, check))
      proof.problem(['answers', id, 'why'], `"${id}" is set aside and hardly says why`, `give a reason of ${leastReasonWords} words beyond those of the check`);
  }
  return proof.problems.length > 0 ? { problems: proof.problems } : parsed;
}
