// What the gate found: its causes, what the change lost and won with the evidence on both sides, what it did to the rules, and the ways out.
import type { VNode } from 'preact';
import type { GateChange } from '../../../model/index.js';
import { asideTexts, baseText, causeText, changeNote, gateNames, missingText, policyText } from '../../messages/gate-messages.js';
import { didText, hazardText, levelFallText, lossTexts, waysOut, waysOutText } from '../../messages/loss-messages.js';
import { policyTexts } from '../../messages/policy-messages.js';
import { FoldedList } from './folded.js';
import type { View } from './page-data.js';
import { Evidence, Text, To } from './text.js';
import { Part } from './todo.js';

const first = { causes: 20, changes: 10 };

/** The gate in full; nothing where none was asked for. */
export function GateReport({ view }: { view: View }): VNode | null {
  const { gate } = view.report;
  if (gate === null) return null;
  return (
    <Part id="_gate" title={gateNames[gate.verdict].replace(/\.$/, '')} kind="rest">
      <div class="halves">
        <div>
          <p>
            <Text>{gate.missing === null ? baseText(gate) : missingText(gate.missing)}</Text>
          </p>
          <List texts={policyTexts(gate)} />
          <List texts={gate.causes.map((cause) => causeText(cause, view.stage))} />
          {levelFallText(view.report) !== '' && (
            <p>
              <Text>{levelFallText(view.report)}</Text>
            </p>
          )}
          <Titled title="Ways out" texts={waysOut(view.report).map(waysOutText)} />
          <Titled title="To know" texts={asideTexts(gate)} />
        </div>
        <div>
          <Changes view={view} title="Lost" list={gate.regressed} won={false} />
          <Titled title="New dangers" texts={gate.hazards.map((hazard) => hazardText(view.report, hazard))} />
          <Changes view={view} title="Won" list={gate.improved} won={true} />
          <Titled title="Changes to the rules" texts={gate.policy.map((change) => `${policyText(change).replace(/^the /, 'The ')}.`)} />
        </div>
      </div>
    </Part>
  );
}

function List({ texts }: { texts: readonly string[] }): VNode | null {
  return <FoldedList first={first.causes} items={texts.map((text) => <Text>{text}</Text>)} />;
}

function Titled({ title, texts }: { title: string; texts: readonly string[] }): VNode | null {
  return texts.length === 0 ? null : (
    <>
      <h3>{title}</h3>
      <List texts={texts} />
    </>
  );
}

function Changes({ view, title, list, won }: { view: View; title: string; list: readonly GateChange[]; won: boolean }): VNode | null {
  if (list.length === 0) return null;
  const sorted = [...list].sort((a, b) => b.points - a.points);
  return (
    <>
      <h3>{title}</h3>
      <FoldedList kind="changes" first={first.changes} items={sorted.map((change) => <Change view={view} change={change} won={won} />)} />
    </>
  );
}

function Change({ view, change, won }: { view: View; change: GateChange; won: boolean }): VNode {
  const { project, gate } = view.report;
  // What was lost is to be seen at the base.
  const base = { ...project, revision: gate?.base?.commit ?? null };
  const did = didText(change, true);
  const { statement, allows } = lossTexts(view.report, change.check, change);
  const told = won ? '' : [...(did === null ? [] : [`${did}.`]), `Before: ${statement}`, ...(change.why === null ? [allows] : [])].join(' ');
  return (
    <>
      <To id={change.check}>
        <code>{change.check}</code>
      </To>{' '}
      {changeNote(change, won).replace('->', '→')}.
      {told !== '' && (
        <div>
          <Text>{told}</Text>
        </div>
      )}
      {change.before.evidence.length > 0 && (
        <div>
          Before: <Evidence view={view} evidence={change.before.evidence} project={base} />
        </div>
      )}
      {change.after.evidence.length > 0 && (
        <div>
          Now: <Evidence view={view} evidence={change.after.evidence} />
        </div>
      )}
    </>
  );
}
