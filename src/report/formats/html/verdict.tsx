// The top of the page: what it is about, the gate, the score, the level.
import type { ComponentChildren, VNode } from 'preact';
import { type HeldBy, levels } from '../../../model/index.js';
import { commitUrl } from '../../links.js';
import { baseText, causeText, gateNames, missingText } from '../../messages/gate-messages.js';
import { heldText, levelNames, percent, roundDown } from '../../messages/results.js';
import { aboutTexts, notAssessedText, packText, partsText, signed, standText, weakestText } from '../../messages/summary.js';
import { Bar, barText } from './bar.js';
import type { View } from './page-data.js';
import { Code, Out, Text, To, together, Words } from './text.js';

const most = { causes: 3, held: 2 };
const longestName = 100;

/** What is reported on, at which commit, when, and by what. */
export function Head({ view }: { view: View }): VNode {
  const { project, generated, files, pack, tool } = view.report;
  return (
    <header>
      <h1>
        Readiness of{' '}
        <Text view={view} most={longestName}>
          {project.name}
        </Text>
      </h1>
      <ul class="meta">
        {project.revision !== null && (
          <li>
            commit{' '}
            <Out to={commitUrl(project)}>
              <Code view={view}>{project.revision.slice(0, 10)}</Code>
            </Out>
          </li>
        )}
        {project.inside !== '' && (
          <li>
            in <Code view={view}>{project.inside}</Code>
          </li>
        )}
        <li>
          <time dateTime={generated}>{generated.slice(0, 10)}</time>
        </li>
        <li>
          {files} {files === 1 ? 'file' : 'files'}
        </li>
        <li>pack {packText(pack)}</li>
        <li>mlready {tool.version}</li>
      </ul>
    </header>
  );
}

/** The verdict: gate, score and level side by side, then in words. */
export function Standing({ view }: { view: View }): VNode {
  const { readiness, open, stages, files } = view.report;
  return (
    <section aria-labelledby="_verdict">
      <h2 id="_verdict" class="away">
        Verdict
      </h2>
      <div class="tiles">
        <Gate view={view} />
        {readiness.assessed && <Score view={view} />}
        {readiness.assessed && <LevelTile view={view} />}
      </div>
      <p class="lead">
        <Words view={view}>
          {readiness.assessed
            ? `${standText(readiness, open.length)} ${partsText(readiness)} ${weakestText(stages, readiness.weakest)}`
            : notAssessedText(files)}
        </Words>
      </p>
      {aboutTexts(view.report).map((one) => (
        <p>
          <Words view={view}>{one}</Words>
        </p>
      ))}
    </section>
  );
}

function Tile({ title, kind, children }: { title: string; kind?: string; children: ComponentChildren }): VNode {
  return (
    <div class={kind ? `tile ${kind}` : 'tile'}>
      <h3>{title}</h3>
      {children}
    </div>
  );
}

function Gate({ view }: { view: View }): VNode {
  const { gate } = view.report;
  if (gate === null)
    return (
      <Tile title="Gate">
        <p class="big">None</p>
        <p>This audit was held against no gate.</p>
      </Tile>
    );
  const mark = { pass: '✓', 'first-audit': '✓', fail: '✕', 'not-comparable': '?' }[gate.verdict];
  const shown = gate.causes.slice(0, most.causes);
  return (
    <Tile title="Gate" kind={gate.verdict}>
      <p class="big">
        <span aria-hidden="true">{mark}</span> {gateNames[gate.verdict].replace(/^Gate |\.$/g, '').replace(/^./, (first) => first.toUpperCase())}
      </p>
      {gate.missing !== null && (
        <p>
          <Text view={view}>{missingText(gate.missing)}</Text>
        </p>
      )}
      {shown.length > 0 && (
        <ul>
          {shown.map((cause) => (
            <li>
              <Text view={view}>{causeText(cause, view.stage)}</Text>
            </li>
          ))}
        </ul>
      )}
      {gate.causes.length > shown.length && (
        <p>
          <To id="_gate">All {gate.causes.length} causes</To>
        </p>
      )}
    </Tile>
  );
}

function Score({ view }: { view: View }): VNode {
  const { readiness, gate } = view.report;
  const { score, possible, points } = readiness;
  const before = gate?.base?.score ?? null;
  return (
    <Tile title="Score">
      <p class="big">
        {together(percent(score))} {possible !== null && possible !== score && <span class="upto">up to {together(percent(possible))}</span>}
      </p>
      <Bar points={points} mark={before} tall />
      <p>{barText(points)}.</p>
      {gate !== null && gate.base !== null && (
        <p>
          {before !== null && score !== null && <b>{signed(score - roundDown(before))} percentage points. </b>}
          <Text view={view}>{baseText(gate)}</Text>
          {before !== null && ' The line in the bar is its score.'}
        </p>
      )}
    </Tile>
  );
}

function LevelTile({ view }: { view: View }): VNode {
  const { level: reached, goal } = view.report.readiness;
  const { proven: level, heldBy } = reached;
  const shown = heldBy.slice(0, most.held);
  return (
    <Tile title="Level">
      <p class="big">{level === null ? '–' : levelNames[level]}</p>
      <ol class="ladder">
        {levels.map((one) => (
          <li {...(one === level && { 'aria-current': 'step' })}>{levelNames[one]}</li>
        ))}
      </ol>
      {goal !== null && (
        <p>
          Goal: <Text view={view}>{goal}</Text>
        </p>
      )}
      {shown.length > 0 && (
        <>
          <p>Held by:</p>
          <ul>
            {shown.map((by) => (
              <li>
                <Held view={view} by={by} />
              </li>
            ))}
            {heldBy.length > shown.length && <li>and {heldBy.length - shown.length} more.</li>}
          </ul>
        </>
      )}
    </Tile>
  );
}

function Held({ view, by }: { view: View; by: HeldBy }): VNode {
  const words = <Text view={view}>{heldText(by, view.stage)}</Text>;
  return by.code === 'critical-not-met' ? <To id={by.check}>{words}</To> : words;
}
