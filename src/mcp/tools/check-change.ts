// The tool `check_change`: what the change in the working tree brings, before it is committed.
import { z } from 'zod';
import { scanCaches } from '../../engine/assess-project.js';
import { lookAtChange } from '../../engine/look-at-change.js';
import { gitEnvironment } from '../../engine/open-source.js';
import { changeKinds } from '../../model/index.js';
import { whereabouts } from '../../project/remote.js';
import { buildChange } from '../../report/change/build.js';
import type { ReportedChange } from '../../report/change-schema.js';
import { missingText } from '../../report/messages/gate-messages.js';
import { placeText } from '../../terminal/text.js';
import { untrusted, untrustedNotice } from '../../terminal/untrusted.js';
import { version } from '../../version.js';
import { dayAt } from '../desk.js';
import { type Marks, markedPlaces, marksOf } from '../marks.js';
import { base, leftOut, markedText, notice, risk, untrustedText, whole } from '../result-schema.js';
import { toolOf } from '../tool.js';

const most = { also: 5, checks: 5, lines: 20, findings: 50 } as const;

const change = z.strictObject({
  kind: z.enum(changeKinds),
  /** Of a hazard: explain it by this code. */
  code: z.string().nullable(),
  title: markedText,
  risk,
  place: untrustedText,
  also: z.array(untrustedText),
  /** The line as it stands there. */
  text: untrustedText.nullable(),
  why: markedText,
  checks: z.array(markedText),
  /** What to do about it. */
  repair: markedText,
  form: z.array(markedText).nullable(),
  /** What may take the place of lines of the file. */
  patch: z.strictObject({ first: whole, last: whole, lines: z.array(untrustedText) }).nullable(),
  /** The case of somebody who was hurt, for mlready://cases/<id>. */
  case: z.string().nullable(),
  /** Whether its rule is on trial and decides nothing yet. */
  trial: z.boolean(),
});

export const checkChange = toolOf({
  name: 'check_change',
  title: 'Check the change in the working tree',
  description:
    'What the uncommitted change (or all that differs from a base) brings: hazards at the lines that it touches, and practices that it takes away, as "mlready audit --changed" finds them. Call it before a commit. Lines and paths of the repository are marked as untrusted.',
  input: z.strictObject({
    base: base.default('HEAD').describe('what to compare with: HEAD for what is not committed, a branch, a commit, or "auto" for the branch that it goes to'),
    untracked: z.boolean().default(true).describe('whether new files that git does not track yet are read as well'),
    trial: z.boolean().default(false).describe('whether rules on trial are told too'),
  }),
  output: z.strictObject({
    notice,
    base: z.strictObject({ commit: z.string(), asked: untrustedText }).nullable(),
    /** Why nothing could be compared. */
    missing: untrustedText.nullable(),
    findings: z.array(change),
    /** Files that can be read no longer: nothing is said of them. */
    unread: whole,
    leftOut,
  }),
  list: 'findings',
  async answer({ base: asked, untracked, trial }, desk) {
    const { folder, host, builtin } = desk;
    const request = { folder, untracked, revision: undefined, base: asked, trial };
    const { review, catalogue, tree } = await lookAtChange(request, { builtin, today: dayAt(desk), cache: scanCaches() }, host);
    const project = { name: tree.name, revision: tree.revision, ...whereabouts(folder, gitEnvironment(host)) };
    const report = buildChange(review, { catalogue, project, generated: desk.now().toISOString(), tool: version });
    const marks = marksOf(builtin);
    return {
      notice: untrustedNotice,
      base: report.base === null ? null : { commit: report.base.commit, asked: untrusted(report.base.asked) },
      missing: report.missing === null ? null : untrusted(missingText(report.missing), 600),
      findings: report.findings.slice(0, most.findings).map((one) => changeOf(one, marks)),
      unread: report.unread.length,
      leftOut: Math.max(0, report.findings.length - most.findings),
    };
  },
});

function changeOf(found: ReportedChange, marks: Marks): z.input<typeof change> {
  const { kind, code, signal, title, risk: height, place, also, text, why, checks, repair, form, patch, trial } = found;
  const told = (words: string) => marks.signal(signal, words);
  const [first] = checks;
  return {
    kind,
    code,
    title: told(title),
    risk: height,
    place: untrusted(placeText(place)),
    also: markedPlaces(also, most.also),
    text: text === null ? null : untrusted(text),
    // Of a practice it is the statement of its first check.
    why: code === null && first !== undefined ? marks.check(first.check, why) : told(why),
    checks: checks.slice(0, most.checks).map(({ check }) => marks.check(check, check)),
    repair: told(repair),
    form: form === null ? null : form.slice(0, most.lines).map(told),
    patch: patch === null ? null : { first: patch.first, last: patch.last, lines: patch.lines.slice(0, most.lines).map((line) => untrusted(line)) },
    case: found.case !== null && marks.isOwnCase(found.case.id) ? found.case.id : null,
    trial,
  };
}
