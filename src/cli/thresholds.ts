// How a percentage, overall or of a stage, is written on the command line.
import { KnownError, suggest } from '../errors.js';
import type { Catalogue } from '../model/index.js';

/** @returns "overall" or the stage, and the percentage @throws KnownError where the text is none */
export function parseMinimum(flag: string, text: string, catalogue: Catalogue): [string, number] {
  const [, stage, value] = /^(?:([a-z-]+)=)?(\d{1,3}(?:\.\d+)?)$/.exec(text) ?? [];
  if (value === undefined || Number(value) > 100)
    throw new KnownError(`${flag} ${text}`, 'is no percentage', `write ${flag} 70 or ${flag} model-deployment=60`);
  return [stage === undefined ? 'overall' : stageId(stage, catalogue, flag), Number(value)];
}

/** @returns the stage's id @throws KnownError where there is none of that name */
export function stageId(stage: string, { stages }: { stages: readonly { id: string }[] }, flag: string): string {
  const ids = stages.map(({ id }) => id);
  if (!ids.includes(stage)) throw new KnownError(`${flag} ${stage}`, 'is no stage', suggest(stage, ids, `use one of ${ids.join(', ')}`));
  return stage;
}
