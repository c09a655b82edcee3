// Where the risk lies: how many checks of each risk are missing, open and met in each stage.
import type { VNode } from 'preact';
import { risks } from '../../../model/index.js';
import { percent } from '../../messages/results.js';
import type { ReportFinding } from '../../report.js';
import type { View } from './page-data.js';
import { To, together } from './text.js';

/** What a cell counts, in order: its sign, its words, and the verdict. */
const counted = [
  ['✕', 'missing', 'gap'],
  ['◐', 'half there', 'partial'],
  ['?', 'open', 'unknown'],
  ['✓', 'met', 'met'],
] as const;

/** A table of risk by stage, with what the files of each stage show. */
export function Heat({ view }: { view: View }): VNode {
  const { stages, findings, readiness } = view.report;
  return (
    <section aria-labelledby="_heat">
      <h3 id="_heat">Where the risk lies</h3>
      <table class="heat">
        <thead>
          <tr>
            {['Stage', 'Files show', ...risks].map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stages.map((stage) => (
            <tr>
              <th scope="row">
                <To id={stage.id}>{stage.title}</To>
              </th>
              <td>{together(percent(stage.repository.score))}</td>
              {risks.map((risk) => (
                <Cell findings={findings.filter((one) => one.stage === stage.id && one.risk === risk)} filter={`r=${risk}&stage=${stage.id}`} />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All</th>
            <td>{together(percent(readiness.repository.score))}</td>
            {risks.map((risk) => (
              <Cell findings={findings.filter((one) => one.risk === risk)} filter={`r=${risk}`} />
            ))}
          </tr>
        </tfoot>
      </table>
      <p class="note">
        Number of checks: {counted.map(([sign, words]) => `${sign} ${words}`).join(', ')}. The darker a cell, the more is missing or half there.
      </p>
    </section>
  );
}

function Cell({ findings, filter }: { findings: readonly ReportFinding[]; filter: string }): VNode {
  const counts = counted.map(([sign, words, verdict]) => ({ sign, words, number: findings.filter((one) => one.verdict === verdict).length }));
  const all = counts.reduce((sum, { number }) => sum + number, 0);
  if (all === 0) return <td class="none">–</td>;
  const bad = counts.slice(0, 2).reduce((sum, { number }) => sum + number, 0);
  const heat = bad === 0 ? '' : bad / all > 0.5 ? 'hot' : 'warm';
  return (
    <td {...(heat !== '' && { class: heat })}>
      <a href="#_checks" data-f={filter}>
        {counts
          .filter(({ number }) => number > 0)
          .map(({ sign, words, number }) => (
            <span>
              <span aria-hidden="true">{sign}</span>
              {number}
              <span class="away"> {words}</span>
            </span>
          ))}
      </a>
    </td>
  );
}
