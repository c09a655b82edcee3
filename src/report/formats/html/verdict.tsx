// The top of the page: what it is about, the verdict in a sentence, and the numbers behind it.
import type { ComponentChildren, VNode } from 'preact';
import { commitUrl } from '../../links.js';
import { causeText, gateNames, missingText } from '../../messages/gate-messages.js';
import { percent } from '../../messages/results.js';
import { aboutTexts, notAssessedText, packText, signed, verdictText } from '../../messages/summary.js';
import { peersText } from '../../peers.js';
import { roundDown } from '../../round-down.js';
import { Bar, barText, SeenBar } from './bar.js';
import type { View } from './page-data.js';
import { Code, Out, Text, To, together, Words } from './text.js';

const mostCauses = 1;
const longestName = 100;

/** What is reported on, at which commit, when, and by what. */
export function Head({ view }: { view: View }): VNode {
  const { project, generated, files, pack, tool } = view.report;
  return (
    <header>
      <h1>
        Readiness of <Text most={longestName}>{project.name}</Text>
      </h1>
      <ul class="meta">
        {project.revision !== null && (
          <li>
            commit{' '}
            <Out to={commitUrl(project)}>
              <Code>{project.revision.slice(0, 10)}</Code>
            </Out>
          </li>
        )}
        {project.inside !== '' && (
          <li>
            in <Code>{project.inside}</Code>
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

/** The verdict in a sentence, and that of the gate where there is one. */
export function Verdict({ view }: { view: View }): VNode {
  const { report } = view;
  return (
    <>
      <div class="verdict">
        <h2 id="_verdict">
          <Words>{report.readiness.assessed ? `${verdictText(report)}.` : notAssessedText(report.files)}</Words>
        </h2>
        {report.gate !== null && <Gate view={view} gate={report.gate} />}
      </div>
      {aboutTexts(report).map((one) => (
        <p>
          <Words>{one}</Words>
        </p>
      ))}
    </>
  );
}

function Gate({ view, gate }: { view: View; gate: NonNullable<View['report']['gate']> }): VNode {
  const mark = { pass: '✓', 'first-audit': '✓', fail: '✕', 'not-comparable': '?' }[gate.verdict];
  const shown = gate.causes.slice(0, mostCauses).map((cause) => causeText(cause, view.stage));
  return (
    <p class={`gate ${gate.verdict}`}>
      <b>
        <span aria-hidden="true">{mark}</span> {gateNames[gate.verdict]}
      </b>{' '}
      <Text most={300}>{[...(gate.missing === null ? [] : [missingText(gate.missing)]), ...shown].join(' ')}</Text>{' '}
      <To id="_gate">{gate.causes.length > shown.length ? `All ${gate.causes.length} causes` : 'What the gate found'}</To>
    </p>
  );
}

/** A part of the first screen under a small heading. */
export function Tile({ title, kind, children }: { title: string; kind?: string; children: ComponentChildren }): VNode {
  return (
    <div class={kind ? `tile ${kind}` : 'tile'}>
      <h3>{title}</h3>
      {children}
    </div>
  );
}

/** What the repository shows by itself. */
export function Repository({ view }: { view: View }): VNode {
  const { readiness, activities } = view.report;
  const { repository } = readiness;
  const { peers } = repository;
  const kind = activities.find(({ id }) => id === peers?.kind)?.title ?? null;
  return (
    <Tile title="Repository: what files show">
      <p class="big">{together(percent(repository.score))}</p>
      <SeenBar earned={repository.earned} total={repository.total} />
      <p>
        of the good practice that leaves a trace in files is seen here: {repository.earned} of {repository.total} points
        {peers === null ? '' : <Text>{`, ${peersText(peers, kind)}`}</Text>}. It needs nobody’s answers.
      </p>
    </Tile>
  );
}

/** What people have said of what no file shows. */
export function Team({ view }: { view: View }): VNode {
  const { team } = view.report.readiness;
  const asked = team.answered + team.open;
  return (
    <Tile title="Team: what only people know">
      <p class="big">
        {team.answered} <span class="upto">of {asked} questions answered</span>
      </p>
      <SeenBar earned={team.answered} total={asked} />
      <p>
        {team.open === 0
          ? 'Nobody has to be asked any more.'
          : `${team.open} open, about ${Math.max(1, Math.round(team.minutes))} minutes in all: mlready interview asks them.`}
      </p>
    </Tile>
  );
}

/** Both together: what is earned of all that applies, and what would be if every open question were answered with yes. */
export function Readiness({ view }: { view: View }): VNode {
  const { readiness, gate } = view.report;
  const { score, possible, points } = readiness;
  const before = gate?.base?.score ?? null;
  return (
    <Tile title="Readiness: both together">
      <p class="big">
        {together(percent(score))} {possible !== null && possible !== score && <span class="upto">up to {together(percent(possible))}</span>}
      </p>
      <Bar points={points} mark={before} tall />
      <p>
        {barText(points)}. {possible !== null && possible !== score && 'At best: every question answered with yes.'}
      </p>
      {before !== null && score !== null && (
        <p>
          <b>{signed(score - roundDown(before))} percentage points</b> since the base.
        </p>
      )}
    </Tile>
  );
}
