// The ONE list of formats of results. What a result means for a check stands in rules/imports.yaml.
import { cobertura } from './cobertura/index.js';
import { coveragePy } from './coverage-py/index.js';
import { cyclonedx } from './cyclonedx/index.js';
import { evidently } from './evidently/index.js';
import { garak } from './garak/index.js';
import { greatExpectations } from './great-expectations/index.js';
import { inspect } from './inspect/index.js';
import { junit } from './junit/index.js';
import { lmEval } from './lm-eval/index.js';
import { mlflow } from './mlflow/index.js';
import { promptfoo } from './promptfoo/index.js';
import type { ResultFormat, ToolResult } from './result.js';
import { resultText } from './result-text.js';
import { sarif } from './sarif/index.js';

export const resultFormats: readonly ResultFormat[] = [
  junit,
  cobertura,
  coveragePy,
  promptfoo,
  inspect,
  lmEval,
  garak,
  mlflow,
  evidently,
  greatExpectations,
  sarif,
  cyclonedx,
];

/** The ids of all formats, in the order of the list. */
export const resultFormatIds: readonly string[] = resultFormats.map(({ id }) => id);

/** @param asked the format that somebody named; null to find it @returns what a file of results says, by the first format that knows it; null where none does */
export function readResult(text: string, asked: string | null): (ToolResult & { format: string }) | null {
  const file = resultText(text);
  for (const { id, read } of resultFormats) {
    const found = asked === null || asked === id ? read(file) : null;
    if (found !== null) return { format: id, ...found };
  }
  return null;
}
