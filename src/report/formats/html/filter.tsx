// A form that the script of the page shows and reads; without scripts it is not there.
import type { VNode } from 'preact';
import { risks } from '../../../model/index.js';
import { riskNames, verdictNames } from '../../messages/results.js';
import { shortName } from './frameworks.js';
import type { View } from './page-data.js';

/** Picks checks by verdict, risk, stage, basis and framework. */
export function Filter({ view: { report } }: { view: View }): VNode {
  const cited = new Set(report.stages.flatMap(({ steps }) => steps.flatMap(({ considerations }) => considerations.flatMap(({ refs }) => Object.keys(refs)))));
  const fields: [name: string, title: string, options: [value: string, words: string][]][] = [
    ['v', 'Verdict', Object.entries(verdictNames)],
    ['r', 'Risk', risks.map((risk) => [risk, riskNames[risk]])],
    ['stage', 'Stage', report.stages.map(({ id, title }) => [id, title])],
    ['b', 'Basis', [...['observed', 'documented', 'asserted'].map((basis): [string, string] => [basis, basis]), ['none', 'none']]],
    ['fw', 'Framework', Object.keys(report.frameworks).flatMap((id) => (cited.has(id) ? [[id, shortName(id)]] : []))],
  ];
  return (
    <form id="_filter" hidden aria-label="Filter the checks">
      {fields.map(([name, title, options]) => (
        <label>
          {title}
          <select name={name}>
            <option value="">all</option>
            {options.map(([value, words]) => (
              <option value={value}>{words}</option>
            ))}
          </select>
        </label>
      ))}
      <button type="reset">Show all</button>
      <button type="button" value="unfold">
        Unfold
      </button>
      <button type="button" value="fold">
        Fold
      </button>
      <output id="_shown" />
    </form>
  );
}
