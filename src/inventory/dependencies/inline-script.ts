// What a Python script says of its packages in its own head (PEP 723).
import { readToml } from '../../parsers/config/toml.js';
import { itemsOf, valueAt } from '../../parsers/config/values.js';
import { linesOf } from '../../parsers/text/lines.js';
import type { DependencyFile } from './dependency.js';
import { pythonRequirement } from './requirement.js';

/** @returns what the block `# /// script` of a script asks for; null where it has none, or one that is not closed */
export function readInlineScript(text: string): DependencyFile | null {
  if (!text.includes('# /// script')) return null;
  const lines = linesOf(text);
  const start = lines.findIndex((line) => /^# \/\/\/ script[ \t]*$/.test(line));
  const length = start < 0 ? -1 : lines.slice(start + 1).findIndex((line) => !/^#(?:[ ]|$)/.test(line) || /^# \/\/\/[ \t]*$/.test(line));
  const body = length < 0 ? [] : lines.slice(start + 1, start + 1 + length);
  if (start < 0 || length < 0 || !/^# \/\/\/[ \t]*$/.test(lines[start + 1 + length] ?? '')) return null;
  const file = readToml(body.map((line) => line.replace(/^#[ ]?/, '')).join('\n'));
  if (!file) return null;
  const from = file.line(['dependencies']);
  const dependencies = itemsOf(valueAt(file.value, ['dependencies'])).flatMap((item) => {
    const requirement = typeof item === 'string' ? pythonRequirement(item) : null;
    return requirement && typeof item === 'string' ? { ...requirement, line: start + 1 + file.literal(item, from), group: 'main' as const, direct: true } : [];
  });
  return { ecosystem: 'python', kind: 'manifest', dependencies };
}
