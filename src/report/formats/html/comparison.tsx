// What the gate found: its causes, what the change lost and won with the evidence on both sides, what it did to the rules, and the ways out.
import type { VNode } from 'preact';
import type { GateChange } from '../../../model/index.js';
import { asideTexts, baseText, causeText, changeNote, gateNames, missingText, policyText, waysOutText } from '../../messages/gate-messages.js';
import type { View } from './page-data.js';
import { Code, Evidence, Text, To } from './text.js';
import { Part } from './todo.js';

const most = { changes: 30, policy: 30, causes: 50 };

/** The gate in full; nothing where none was asked for. */
export function GateReport({ view }: { view: View }): VNode | null {
  const { gate } = view.report;
  if (gate === null) return null;
  return (
    <Part id="_gate" title={gateNames[gate.verdict].replace(/\.$/, '')}>
      <div class="halves">
        <div>
          <p>
            <Text view={view}>{gate.missing === null ? baseText(gate) : missingText(gate.missing)}</Text>
          </p>
          <List view={view} texts={gate.causes.map((cause) => causeText(cause, view.stage))} limit={most.causes} />
          {gate.verdict === 'fail' && (
            <p>
              <Text view={view}>{waysOutText(gate)}</Text>
            </p>
          )}
          <Titled view={view} title="To know" texts={asideTexts(gate)} />
        </div>
        <div>
          <Changes view={view} title="Lost" list={gate.regressed} won={false} />
          <Changes view={view} title="Won" list={gate.improved} won={true} />
          <Titled view={view} title="Changes to the rules" texts={gate.policy.map((change) => `${policyText(change).replace(/^the /, 'The ')}.`)} />
        </div>
      </div>
    </Part>
  );
}

function List({ view, texts, limit }: { view: View; texts: string[]; limit: number }): VNode | null {
  if (texts.length === 0) return null;
  return (
    <ul>
      {texts.slice(0, limit).map((text) => (
        <li>
          <Text view={view}>{text}</Text>
        </li>
      ))}
      {texts.length > limit && <li>and {texts.length - limit} more.</li>}
    </ul>
  );
}

function Titled({ view, title, texts }: { view: View; title: string; texts: string[] }): VNode | null {
  return texts.length === 0 ? null : (
    <>
      <h3>{title}</h3>
      <List view={view} texts={texts} limit={most.policy} />
    </>
  );
}

function Changes({ view, title, list, won }: { view: View; title: string; list: readonly GateChange[]; won: boolean }): VNode | null {
  if (list.length === 0) return null;
  const { project, gate } = view.report;
  // What was lost is to be seen at the base.
  const base = { ...project, revision: gate?.base?.commit ?? null };
  const shown = [...list].sort((a, b) => b.points - a.points).slice(0, most.changes);
  return (
    <>
      <h3>{title}</h3>
      <ul class="changes">
        {shown.map((change) => (
          <li>
            <To id={change.check}>
              <code>{change.check}</code>
            </To>{' '}
            {changeNote(change, won).replace('->', '→')}
            {change.by !== null && (
              <>
                , last touched by <Code view={view}>{change.by}</Code>
              </>
            )}
            .
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
          </li>
        ))}
        {list.length > shown.length && <li>and {list.length - shown.length} more.</li>}
      </ul>
    </>
  );
}
