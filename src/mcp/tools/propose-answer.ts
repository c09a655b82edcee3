// The tool `propose_answer`: writes a draft, where its quotes stand. A person confirms it.
import { z } from 'zod';
import { draftedSchema } from '../../draft/answers-schema.js';
import { judge } from '../../draft/judge.js';
import { isOwnRule } from '../../draft/open.js';
import { writeDrafts } from '../../draft/write-drafts.js';
import { oneLine } from '../../errors.js';
import { untrusted, untrustedNotice } from '../../terminal/untrusted.js';
import { assessed, dayAt, inWords } from '../desk.js';
import { markedText, notice, untrustedText, whole } from '../result-schema.js';
import { toolOf } from '../tool.js';

export const proposeAnswer = toolOf({
  name: 'propose_answer',
  title: 'Propose an answer',
  description:
    'Drafts an answer to one question of list_questions. Every value but "unknown" needs quotes of the repository: path, number of the first line, and whole lines exactly as they stand there; they are looked up, and with one wrong quote nothing is written. Quote code that runs, a setting, or two sentences of a document: no import alone, no comment alone, nothing of mlready.yaml. A draft counts for nothing until a person has confirmed it (mlready interview --only drafted), and never replaces an answer of a person.',
  writes: true,
  input: draftedSchema,
  output: z.strictObject({
    notice,
    check: untrustedText,
    outcome: z.enum(['written', 'refused', 'left-open']),
    /** Where the quotes stand, as they were written. */
    evidence: z.array(z.strictObject({ place: untrustedText, corrected: z.boolean() })),
    refused: z.array(z.strictObject({ place: untrustedText, reason: markedText })),
    /** The manifest that it was written to. */
    file: z.string().nullable(),
    leftOut: whole,
  }),
  list: 'refused',
  async answer(drafted, desk) {
    const project = await assessed(desk);
    const agent = desk.client() ?? 'an agent over MCP';
    const isOwn = isOwnRule(project.catalogue);
    // Of rules that the project brings itself, a reason may name the values.
    const told = (check: string, reason: string) => (isOwn(check) ? oneLine(reason) : untrusted(reason));
    const store = desk.storeOf(project);
    const judged = judge({ agent, answers: [drafted] }, { ...inWords(project), tree: project.tree, manifest: store.file, handedIn: null, today: dayAt(desk) });
    const { taken, refused } = writeDrafts(store, judged);
    return {
      notice: untrustedNotice,
      check: untrusted(drafted.check),
      outcome: taken.length > 0 ? ('written' as const) : refused.length > 0 ? ('refused' as const) : ('left-open' as const),
      evidence: taken.flatMap(({ evidence }) => evidence.map(({ path, lines, said }) => ({ place: untrusted(`${path}:${lines}`), corrected: said !== null }))),
      refused: refused.flatMap(({ check, reasons }) => reasons.map(({ place, reason }) => ({ place: untrusted(place), reason: told(check, reason) }))),
      file: taken.length > 0 ? store.file : null,
      leftOut: 0,
    };
  },
});
