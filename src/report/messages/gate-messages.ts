// The wording of the gate: causes, what a change did, why nothing was compared.
import type { BaseMissing, Comparison, GateCause, GateChange, GateResult, PolicyChange } from '../../model/index.js';
import { placeText } from '../../terminal/text.js';
import { didText } from './loss-messages.js';
import { policyCauseText } from './policy-messages.js';
import { complete, percent, verdictNames } from './results.js';

/** The verdict of the gate, as a sentence. */
export const gateNames: Record<GateResult['verdict'], string> = {
  pass: 'Gate passed.',
  'first-audit': 'Gate passed.',
  fail: 'Gate failed.',
  'not-comparable': 'Not compared.',
};

/** What was compared with, as sentences; nothing where nothing was. */
export function baseText({ base, observedOnly }: Pick<GateResult, 'base' | 'observedOnly'>): string {
  const against = base === null ? '' : `Compared with ${base.commit === null ? base.asked : `${base.commit.slice(0, 10)} (${base.asked})`}.`;
  const only = observedOnly ? 'The manifest is wrong at the base, so only what the repository shows was compared.' : '';
  return [against, only].filter((text) => text !== '').join(' ');
}

/** What a comparison leaves out or balances, as sentences. */
export function asideTexts({ balanced, outOfScope, pending, thinner, unread }: Comparison): string[] {
  return [
    ...unread.map(({ check, paths }) => `Not comparable: ${check} rests on ${some(paths)}, which could not be read here.`),
    ...thinner.map(thinnerText),
    ...(balanced.length === 0 ? [] : [`Losses that gains in the same stage balance: ${balanced.flatMap(({ checks }) => checks).join(', ')}.`]),
    ...(outOfScope.length === 0 ? [] : [`Left out on both sides, because what they concern is gone: ${outOfScope.join(', ')}.`]),
    ...(pending.length === 0
      ? []
      : [`${pending.length === 1 ? 'One check is' : `${pending.length} checks are`} newer than the manifest's pack and not compared.`]),
  ];
}

/** A check that is met as before and rests on less, as a sentence. */
function thinnerText({ check, signal, of, before, after }: Comparison['thinner'][number]): string {
  if (of === 'places') return `${check} stands as before, now by ${after.count} of ${before.total} places.`;
  if (of === 'beside')
    return after.count === 0
      ? `${check} stands as before, though ${signal}, which shows it as well, is gone or counts for less.`
      : `${check} stands as before, though ${signal}, which shows it as well, is now in ${after.count} of ${before.total} places.`;
  return `${check} rests on ${after.count} of ${after.total} now, where it was ${before.count} of ${before.total}; that alone is no loss.`;
}

/** One line for one cause of a failed gate. */
export function causeText(cause: GateCause, name: (stage: string) => string): string {
  switch (cause.code) {
    case 'below-minimum': {
      const what = cause.stage === null ? 'The whole' : name(cause.stage);
      return cause.score === null
        ? `${what} has no score, and the minimum is ${cause.minimum} %.`
        : `${what} is at ${percent(Math.floor(cause.score * 10) / 10)}, below the minimum of ${cause.minimum} %.`;
    }
    case 'risk-not-met':
      return `${cause.check} (${cause.risk}) is not met.`;
    case 'waiver-expired':
      return `The waiver of ${cause.check} expired on ${cause.expires}.`;
    case 'too-much-unknown':
      return `${percent(Math.ceil(cause.unknown * 10) / 10)} of the points are unknown, and at most ${cause.most} % may be.`;
    case 'answer-stale':
      return `The answer to ${cause.check} is due for review.`;
    case 'answer-contradicted':
      return `The answer to ${cause.check} claims more than the repository allows.`;
    case 'import-not-current':
      return `The result ${cause.file} ${importStands[cause.state]}${cause.state === 'old' && cause.changed !== null ? `: ${cause.changed} is another since` : ''}.`;
    case 'critical-regressed':
      return cause.lost > 0
        ? `${cause.check} (critical) loses ${cause.lost} points.`
        : `Something speaks against ${cause.check} (critical) that the base had not.`;
    case 'stage-regressed':
      return `${name(cause.stage)} loses ${cause.lost} points${tolerated(cause.tolerance)}: ${cause.checks.join(', ')}.`;
    case 'whole-regressed':
      return `All stages together lose ${cause.lost} points${tolerated(cause.tolerance)}.`;
    case 'hazard-added':
      return `${placeText(cause.place)} brings something new that speaks against ${cause.check} (${cause.risk}).`;
    case 'balanced':
      return `${name(cause.stage)} loses in ${cause.checks.join(', ')} what it gains elsewhere, and the gate is strict.`;
    case 'policy-changed':
      return `${cause.changes === 1 ? 'One change' : `${cause.changes} changes`} of the rules, and the gate takes none.`;
    case 'forbidden':
    case 'context-missing':
    case 'pack-too-old':
      return policyCauseText(cause);
    default:
      return complete(cause);
  }
}

const importStands = { failed: 'failed', old: 'is old', unread: 'is not here, or not known' };

const tolerated = (points: number) => (points === 0 ? '' : ` (${points} are tolerated)`);

/** What became of a check since the base, as a clause: what it lost or won, and how it stands. */
export function changeNote({ points, before, after, why, risk }: GateChange, won: boolean): string {
  const side = ({ verdict, basis }: GateChange['before']) => `${verdictNames[verdict]}${basis === null ? '' : `, ${basis}`}`;
  const corrected =
    risk === 'critical' ? ' (an answer was corrected; of a critical check that counts, and needs a waiver)' : ' (an answer was corrected: not counted)';
  const note = why === 'corrected' ? corrected : why === 'waived' ? ' (waived: not counted)' : '';
  const rests = after.basis === 'asserted' ? 'rests on an answer alone now' : 'something speaks against it now';
  const much = points === 0 ? rests : `${won ? '+' : '-'}${points} points`;
  return `${much}: ${side(before)} -> ${side(after)}${note}`;
}

/** The same with the check, and with what was done to the evidence that it rested on. @param you whether whoever reads has done it */
export function changeText(change: GateChange, won: boolean, you = false): string {
  const note = `${change.check} ${changeNote(change, won)}`;
  if (won) return note;
  const did = didText(change, you);
  const place = change.before.evidence[0];
  const rested = place === undefined ? '' : `; it rested on ${placeText(place)}`;
  return `${note}${did === null ? rested : `; ${did.replace(/^You /, 'you ')}`}`;
}

/** At most five of a list, and how many more there are. */
function some(list: readonly string[]): string {
  return list.length <= 5 ? list.join(', ') : `${list.slice(0, 5).join(', ')} and ${list.length - 5} more`;
}

function ownRulesText({ pack, before, after }: Extract<PolicyChange, { code: 'own-rules-changed' }>): string {
  if (before === null) return `the pack ${pack} ${after} judges now too`;
  if (after === null) return `the pack ${pack} ${before} judges no longer`;
  return `the pack ${pack} was edited${before === after ? '' : ` from ${before} to ${after}`}`;
}

/** What a change did to the rules, as a clause. @param own whether each side was judged by what it says of the project, and not both by the base */
export function policyText(change: PolicyChange, own = false): string {
  switch (change.code) {
    case 'waiver-added':
      return `${change.check} is waived now`;
    case 'waiver-changed':
      return `the waiver of ${change.check} was changed`;
    case 'waiver-renewed':
      return `the waiver of ${change.check} was renewed until ${change.expires}, ${change.approvedBy === null ? 'and nobody is named who approved it' : `approved by ${change.approvedBy}`}`;
    case 'waiver-removed':
      return `the waiver of ${change.check} was removed`;
    case 'set-aside':
      return `${change.check} is set aside by answer now`;
    case 'disputed':
      return `${change.path} is disputed for ${change.check} now`;
    case 'ignored':
      return `${change.hazard} is disputed by a comment in ${change.path} now`;
    case 'excluded':
      return `${change.pattern} is excluded now`;
    case 'included':
      return `${change.pattern} is excluded no longer`;
    case 'context-changed':
      return `the context field "${change.field}" was ${change.before.join(', ') || 'not set'} and is ${change.after.join(', ') || 'not set'}; ${own ? 'each side goes by its own' : 'the comparison goes by the old one'}`;
    case 'gate-changed':
      return `the gate's ${change.setting} was ${settingText(change.before)} and is ${settingText(change.after)}; the old one still counts here`;
    case 'pack-changed':
      return `the pack was ${change.before ?? 'not named'} and is ${change.after ?? 'not named'}`;
    case 'pack-switched':
      return `the built-in pack ${change.pack} was ${switchText(change.before)} and is ${switchText(change.after)}; the comparison goes by the old setting`;
    case 'own-rules-changed':
      return `${ownRulesText(change)}${change.checks.length === 0 ? '' : `, which concerns ${some(change.checks)}`}; the comparison goes by the old rules`;
    default:
      return complete(change);
  }
}

/** Whether the manifest switches a pack on or off. */
function switchText(use: string | null): string {
  return use === null ? 'left to what is seen' : `switched ${use}`;
}

/** A setting as it stands in JSON, in the way that people write it. */
function settingText(json: string): string {
  return json === 'null' ? 'not set' : json.replace(/^"([\w./-]*)"$/, '$1');
}

/** Why nothing was compared, as a sentence, and what to do about it. */
export function missingText(missing: BaseMissing): string {
  const deepen = 'fetch the whole history (actions/checkout: fetch-depth: 0; git fetch --unshallow)';
  switch (missing.code) {
    case 'no-git':
      return 'There is no git here to compare with; use --base none, or a stored baseline.';
    case 'owner-refused':
      return 'git refuses to read this repository, because it belongs to somebody else; allow it: git config --global --add safe.directory "$PWD" (its topmost folder).';
    case 'no-commit':
      return 'There is no commit yet, so this is the first audit: nothing can have been lost.';
    case 'new-branch':
      return 'There is nothing before this commit, so this is the first audit: nothing can have been lost.';
    case 'unknown-ref':
      return `${missing.ref} is not known to git here; ${missing.shallow ? deepen : `fetch it (git fetch origin), or name another base`}.`;
    case 'no-common-ancestor':
      return `git finds no commit in common with ${missing.ref}; ${missing.shallow ? deepen : 'name another base'}.`;
    case 'objects-missing':
      return `${missing.files} ${missing.files === 1 ? 'file of the base that could hold evidence is' : 'files of the base that could hold evidence are'} not in this clone, and nothing is fetched; clone without a filter (git fetch --refetch --no-filter).`;
    case 'no-default-branch':
      return 'Nothing tells which branch to compare with; name one with --base.';
    default:
      return complete(missing);
  }
}

/** One line for a waiver that somebody has to look at. */
export function dueText({ check, expires, state }: GateResult['due'][number]): string {
  switch (state) {
    case 'expired':
      return `The waiver of ${check} expired on ${expires} and no longer works.`;
    case 'early':
      return `The waiver of ${check} begins only after today, and holds nothing yet.`;
    case 'due':
      return `The waiver of ${check} expires on ${expires}.`;
    case 'unused':
      return `The waiver of ${check} is no longer needed: remove it.`;
    default:
      return complete(state);
  }
}
