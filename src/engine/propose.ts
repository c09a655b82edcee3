// Places that may answer what is still open. The rules are put to the tree as signals of their own, and only when somebody is about to be asked: no audit pays for them.
import type { Catalogue, Check, EvidenceRef, Expression, Finding, Place, Proposal, ProposalRule, Scan, Tree } from '../model/index.js';
import { glob } from '../parsers/glob/glob.js';
import { bareSignal } from '../signals/bare-signal.js';
import { type Citing, citing } from '../signals/citations.js';
import { maySpeak, type Stand, standAt } from '../signals/proposed.js';
import { scan } from '../signals/scan.js';
import type { AssessedProject } from './assess-project.js';

/** Of a rule so many places are tried, and files of this size at most. */
const most = { places: 8, bytes: 1024 * 1024 };

type Exclude = { pattern: string; matches: (path: string) => boolean }[];
type Asked = Pick<AssessedProject, 'tree' | 'manifest' | 'catalogue' | 'seen' | 'assessment'>;

/**
 * @param project as it was assessed
 * @returns for checks that are open or half shown the place that is most likely to answer them, by check; its evidence counts as such when a person takes it
 */
export function proposalsOf({ tree, manifest, catalogue, seen, assessment }: Asked): ReadonlyMap<string, Proposal> {
  const worth = citing(tree, manifest.path, catalogue.checks);
  const open = new Map(assessment.findings.filter(isOpen).map((finding) => [finding.check, finding]));
  const exclude = manifest.exclude.map((pattern) => ({ pattern, matches: glob(pattern) }));
  const half = catalogue.checks.flatMap((check) => halfShown(check, open.get(check.id), seen, catalogue));
  const shown = half.flatMap(({ wanted, places }) => firstGood(wanted, places, tree, worth) ?? []);
  const known = new Set(shown.map(({ check }) => check));
  const rules = catalogue.proposals.filter(({ check }) => open.has(check) && !known.has(check));
  const found = [...shown, ...proposedIn(tree, rules, catalogue, worth, exclude)];
  // Of several for one check the first stands.
  return new Map(found.toReversed().map((proposal) => [proposal.check, proposal]));
}

/**
 * Puts rules to a tree.
 * @param worth what tells what paths of the tree are worth as evidence
 * @returns for each rule that is met the best place that counts as evidence of its check, in the order of the rules
 */
export function proposedIn(tree: Tree, rules: readonly ProposalRule[], { tools }: Pick<Catalogue, 'tools'>, worth: Citing, exclude: Exclude = []): Proposal[] {
  if (rules.length === 0) return [];
  const signals = rules.map(({ seen }, index) => bareSignal(`proposed.${index}`, 'proposed', seen));
  const facts = new Map(scan(tree, { signals, tools, context: [], activities: [] }, exclude).facts.map((fact) => [fact.signal, fact]));
  return rules.flatMap((rule, index) => {
    const fact = facts.get(`proposed.${index}`);
    return (fact?.state === 'present' && firstGood(rule, fact.places, tree, worth)) || [];
  });
}

/** Whether a place could still tell something: nothing is known, half is seen, or nothing was seen and nobody has said anything. */
function isOpen({ verdict, basis, reason, answer }: Finding): boolean {
  if (verdict === 'unknown') return true;
  if (answer !== null) return false;
  return verdict === 'partial' ? basis === 'observed' && reason.code !== 'refuted' : verdict === 'gap' && reason.code === 'not-seen';
}

/** What is looked for, or the signal that shows half already. */
type Wanted = Omit<ProposalRule, 'seen'> & { seen: Expression | null };

/** The places of the signals that show half of a check. */
function halfShown(
  { id, scale, shownBy }: Check,
  finding: Finding | undefined,
  { facts }: Scan,
  { scales, signals }: Catalogue,
): { wanted: Wanted; places: readonly Place[] }[] {
  const half = scales.find((one) => one.id === scale)?.options.find(({ points }) => points === 1);
  if (finding?.verdict !== 'partial' || !half) return [];
  return shownBy.flatMap(({ signal }) => {
    const fact = facts.find((one) => one.signal === signal && one.state === 'present');
    const title = signals.find((one) => one.id === signal)?.title ?? signal;
    return fact ? [{ wanted: { check: id, value: half.value, says: `shows part of it (${title})`, seen: null }, places: fact.places }] : [];
  });
}

/** The first place that may speak for the project and that would count as evidence of the check. */
function firstGood({ check, value, says, seen }: Wanted, places: readonly Place[], tree: Tree, worth: Citing): Proposal | null {
  for (const place of places.filter(maySpeak).slice(0, most.places)) {
    const reading = tree.read(place.path, most.bytes);
    const stand = 'bytes' in reading ? standAt(place, seen, reading.bytes) : null;
    const evidence = stand === null ? null : goodIn(stand, check, worth);
    if (stand !== null && evidence !== null) return { check, value, says, place: stand.place, quote: stand.quote, evidence };
  }
  return null;
}

function goodIn({ refs }: Stand, check: string, worth: Citing): Extract<EvidenceRef, { path: string }> | null {
  return refs.find((ref) => worth(ref, check).state === 'good') ?? null;
}
