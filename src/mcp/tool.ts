// What a tool is: a name, what it takes and gives as schemas, and the work, over the project that is served.
import { z } from 'zod';
import { oneLine } from '../errors.js';
import { shorten } from '../terminal/text.js';
import type { Desk } from './desk.js';

/** A mistake in what a client asks for: its message holds nothing of the repository. */
export class WrongArgument extends Error {
  override readonly name = 'WrongArgument';
}

export interface McpTool {
  name: string;
  title: string;
  description: string;
  /** Whether it writes: a draft, and nothing else. */
  writes: boolean;
  input: z.core.JSONSchema.JSONSchema;
  output: z.core.JSONSchema.JSONSchema;
  /** Does the work. @throws WrongArgument for what it does not take @throws KnownError where the project is wrong */
  call(given: unknown, desk: Desk): Promise<Record<string, unknown>>;
}

interface ToolParts<Input extends z.ZodType, Output extends z.ZodType<Record<string, unknown>>> {
  name: string;
  title: string;
  description: string;
  writes?: boolean;
  input: Input;
  output: Output;
  /** The list that is cut where a result would be too large; what is left out is counted in `leftOut`. */
  list: string | null;
  answer(given: z.output<Input>, desk: Desk): Promise<z.input<Output>>;
}

/** Results are read by a model: what is longer than this helps nobody. */
const mostBytes = 48 * 1024;
const mostMistakes = 5;

/** Makes a tool of its parts. */
export function toolOf<Input extends z.ZodType, Output extends z.ZodType<Record<string, unknown>>>({
  name,
  title,
  description,
  writes = false,
  input,
  output,
  list,
  answer,
}: ToolParts<Input, Output>): McpTool {
  return {
    name,
    title,
    description,
    writes,
    input: z.toJSONSchema(input, { io: 'input' }),
    output: z.toJSONSchema(output),
    async call(given, desk) {
      const read = input.safeParse(given ?? {});
      if (!read.success) throw new WrongArgument(`${name}: ${mistakesText(read.error)}`);
      return bounded(output.parse(await answer(read.data, desk)), list);
    },
  };
}

function mistakesText({ issues }: z.ZodError): string {
  const texts = issues.slice(0, mostMistakes).map(({ path, message }) => `${path.length === 0 ? 'the arguments' : path.map(String).join('.')}: ${message}`);
  return shorten(oneLine(texts.join('; ')), 600);
}

/** Takes entries from the end of a list until the result is small enough. */
function bounded(result: Record<string, unknown>, list: string | null): Record<string, unknown> {
  const entries = list === null ? undefined : result[list];
  if (list === null || !Array.isArray(entries)) return result;
  const sizes = entries.map((entry) => JSON.stringify(entry).length + 1);
  let size = JSON.stringify(result).length;
  let kept = entries.length;
  while (size > mostBytes && kept > 0) size -= sizes[--kept] ?? 0;
  const left = typeof result['leftOut'] === 'number' ? result['leftOut'] : 0;
  return kept === entries.length ? result : { ...result, [list]: entries.slice(0, kept), leftOut: left + entries.length - kept };
}
