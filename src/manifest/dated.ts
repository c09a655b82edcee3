// Answers without a day take that of the commit that brought them.
import type { Catalogue, Check, FileVersion, Manifest } from '../model/index.js';
import { isRecord } from '../parsers/config/values.js';
import { readYaml } from '../parsers/config/yaml.js';
import { maxManifestBytes } from './manifest.js';
import { valueSaid } from './proved/value-said.js';

/**
 * @param versions the versions of the manifest that were committed, the newest first; null where they are not all known. Asked for only where an answer has no day.
 * @returns the manifest with `brought` at each answer that has no day and stands as it was committed
 */
export function dated(manifest: Manifest, { checks, scales }: Pick<Catalogue, 'checks' | 'scales'>, versions: () => FileVersion[] | null): Manifest {
  const undated = Object.entries(manifest.answers).flatMap(([id, answer]) => {
    const check = checks.find((one) => one.id === id);
    return check && answer.on === undefined && answer.confirmed === undefined && answer.draftedBy === undefined ? [{ check, answer, brought: '' }] : [];
  });
  if (undated.length === 0) return manifest;
  // What stood unchanged in version after version came with the first of them.
  let standing = undated;
  for (const { day, text } of versions() ?? []) {
    const answers = text === null ? {} : answersIn(text);
    standing = standing.filter((one) => {
      const said = saidIn(answers, one.check);
      if (said === undefined || valueSaid(said, one.check, scales) !== one.answer.value) return false;
      one.brought = day;
      return true;
    });
    if (standing.length === 0) break;
  }
  const found = undated.flatMap(({ check, answer, brought }) => (brought === '' ? [] : [[check.id, { ...answer, brought }] as const]));
  return { ...manifest, answers: { ...manifest.answers, ...Object.fromEntries(found) } };
}

/** The values of the answers of a version, as they are written; none where it cannot be read. */
function answersIn(text: string): Readonly<Record<string, unknown>> {
  const { value } = readYaml(text, maxManifestBytes);
  const answers = isRecord(value) ? value['answers'] : null;
  if (!isRecord(answers)) return {};
  return Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, isRecord(answer) ? answer['value'] : answer]));
}

function saidIn(answers: Readonly<Record<string, unknown>>, { id, aliases }: Check): string | boolean | undefined {
  const said = [id, ...aliases].map((name) => (Object.hasOwn(answers, name) ? answers[name] : undefined)).find((one) => one !== undefined);
  return typeof said === 'string' || typeof said === 'boolean' ? said : undefined;
}
