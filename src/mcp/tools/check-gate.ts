// The tool `check_gate`: whether the gate of the project would pass as it stands now.
import { z } from 'zod';
import { scanCaches } from '../../engine/assess-project.js';
import { audit } from '../../engine/audit.js';
import type { GateChange, GateResult } from '../../model/index.js';
import { causeText, missingText, policyText } from '../../report/messages/gate-messages.js';
import { didText } from '../../report/messages/loss-messages.js';
import { placeText } from '../../terminal/text.js';
import { untrusted, untrustedNotice } from '../../terminal/untrusted.js';
import { dayAt } from '../desk.js';
import { type Marks, marksOf } from '../marks.js';
import { base, leftOut, markedText, notice, risk, untrustedText, verdict, whole } from '../result-schema.js';
import { toolOf } from '../tool.js';

const most = { causes: 20, losses: 30, hazards: 20, checks: 5, policy: 20 } as const;

const loss = z.strictObject({
  check: markedText,
  risk,
  points: whole,
  before: verdict,
  after: verdict,
  /** What the change did to its evidence, where that can be told. */
  did: untrustedText.nullable(),
  at: untrustedText.nullable(),
});
const hazard = z.strictObject({ signal: markedText, place: untrustedText, checks: z.array(markedText), risk });

export const checkGate = toolOf({
  name: 'check_gate',
  title: 'Check the gate',
  description:
    'Whether the gate passes for the project as it is on disk: minimum scores, forbidden gaps, and what is lost against a base. "none": the manifest sets no gate; name a base to compare with.',
  input: z.strictObject({ base: base.optional().describe('what to compare with, or "auto"; what the manifest says where it is left out') }),
  output: z.strictObject({
    notice,
    verdict: z.enum(['pass', 'fail', 'first-audit', 'not-comparable', 'none']),
    base: z.strictObject({ commit: z.string().nullable(), asked: untrustedText }).nullable(),
    missing: untrustedText.nullable(),
    causes: z.array(z.strictObject({ code: z.string(), text: untrustedText })),
    regressed: z.array(loss),
    /** Hazards that are new against the base. */
    hazards: z.array(hazard),
    improved: whole,
    /** Changes of the rules that the project is held to. */
    policy: z.array(untrustedText),
    leftOut,
  }),
  list: 'regressed',
  async answer({ base: asked }, desk) {
    const { folder, host, builtin } = desk;
    const request = {
      folder,
      untracked: false,
      revision: undefined,
      against: asked === undefined ? null : { base: asked },
      settings: <Settings>(written: Settings) => written,
    };
    const { gate, project } = await audit(request, { builtin, today: dayAt(desk), cache: scanCaches() }, host);
    const none = { notice: untrustedNotice, base: null, missing: null, causes: [], regressed: [], hazards: [], improved: 0, policy: [], leftOut: 0 };
    if (gate === null) return { ...none, verdict: 'none' as const };
    const name = (stage: string) => project.catalogue.stages.find(({ id }) => id === stage)?.title ?? stage;
    return { ...none, ...gateOf(gate, marksOf(builtin), name) };
  },
});

function gateOf(gate: GateResult, marks: Marks, name: (stage: string) => string) {
  const { base: against, missing, causes, regressed, hazards, improved, policy } = gate;
  return {
    verdict: gate.verdict,
    base: against === null ? null : { commit: against.commit, asked: untrusted(against.asked) },
    missing: missing === null ? null : untrusted(missingText(missing), 600),
    causes: causes.slice(0, most.causes).map((cause) => ({ code: cause.code, text: untrusted(causeText(cause, name), 600) })),
    regressed: regressed.slice(0, most.losses).map((one) => lossOf(one, marks)),
    hazards: hazards.slice(0, most.hazards).map(({ signal, place, checks, risk: height }) => ({
      signal: marks.signal(signal, signal),
      place: untrusted(placeText(place)),
      checks: checks.slice(0, most.checks).map((check) => marks.check(check, check)),
      risk: height,
    })),
    improved: improved.length,
    policy: policy.slice(0, most.policy).map((one) => untrusted(policyText(one), 600)),
    leftOut: Math.max(0, regressed.length - most.losses) + Math.max(0, hazards.length - most.hazards) + Math.max(0, causes.length - most.causes),
  };
}

function lossOf(change: GateChange, marks: Marks): z.input<typeof loss> {
  const { check, risk: height, points, before, after, at } = change;
  const did = didText(change, false);
  return {
    check: marks.check(check, check),
    risk: height,
    points,
    before: before.verdict,
    after: after.verdict,
    did: did === null ? null : untrusted(did, 600),
    at: at === null ? null : untrusted(placeText(at)),
  };
}
