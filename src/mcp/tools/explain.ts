// The tool `explain`: what the rules say about an id, and how the project stands to it.
import { z } from 'zod';
import { oneLine } from '../../errors.js';
import { explain as partsOf } from '../../report/explain/explain.js';
import { find } from '../../report/explain/find.js';
import { hereParts } from '../../report/explain/here.js';
import { shorten } from '../../terminal/text.js';
import { untrusted, untrustedNotice } from '../../terminal/untrusted.js';
import { assessed } from '../desk.js';
import { leftOut, markedText, notice, untrustedText } from '../result-schema.js';
import { toolOf, WrongArgument } from '../tool.js';

const most = { text: 1_500, paragraphs: 40, here: 15 } as const;

export const explain = toolOf({
  name: 'explain',
  title: 'Explain a check, a signal or a case',
  description:
    'What the rules say about a check, consideration, signal, hazard code (MLR-L03), stage, step or case: what counts, where it is looked for, the remedy, who was hurt. And how this project stands to it, whose paths are marked as untrusted.',
  input: z.strictObject({ id: z.string().trim().min(1).max(200).describe('an id, the last part of one, a code, a title, or words that fit one of them') }),
  output: z.strictObject({
    notice,
    kind: z.enum(['check', 'consideration', 'step', 'stage', 'signal', 'case', 'several']),
    parts: z.array(z.strictObject({ heading: markedText, paragraphs: z.array(markedText) })),
    /** How this project stands to it. */
    here: z.array(untrustedText),
    leftOut,
  }),
  list: 'parts',
  async answer({ id }, desk) {
    const { catalogue, tree, manifest, seen, assessment } = await assessed(desk);
    const own = find(desk.builtin, id);
    // Rules that the project brings itself are looked for after those that are built in.
    const found = 'nearest' in own ? find(catalogue, id) : own;
    if ('nearest' in found) {
      const near = 'nearest' in own ? own.nearest.map((one) => one.id) : [];
      throw new WrongArgument(`explain: nothing has the id "${shorten(oneLine(id), 80)}"; the nearest are ${near.join(', ')}`);
    }
    const told = (text: string) => ('nearest' in own ? untrusted(text, most.text) : shorten(oneLine(text), most.text));
    if ('several' in found) {
      const parts = found.several.map((one) => ({ heading: told(one.id), paragraphs: [told(one.title)] }));
      return { notice: untrustedNotice, kind: 'several' as const, parts, here: [], leftOut: 0 };
    }
    const { entry } = found;
    const rules = 'nearest' in own ? catalogue : desk.builtin;
    const parts = partsOf(rules, entry).map(({ heading, paragraphs }) => ({
      heading: told(heading),
      paragraphs: paragraphs.slice(0, most.paragraphs).map(told),
    }));
    const here = hereParts(catalogue, entry, {
      name: manifest.project ?? tree.name,
      scan: seen,
      findings: assessment.findings,
      imports: assessment.imports,
      files: tree.files,
    });
    const stands = here.flatMap(({ paragraphs }) => paragraphs);
    return {
      notice: untrustedNotice,
      kind: entry.kind,
      parts,
      here: stands.slice(0, most.here).map((text) => untrusted(text, most.text)),
      leftOut: Math.max(0, stands.length - most.here),
    };
  },
});
