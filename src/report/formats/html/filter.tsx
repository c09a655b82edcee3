// The bar that stays in sight with the way around the page and the search, and the form that picks checks: the script shows and reads both; without scripts only the links are there.
import type { VNode } from 'preact';
import { bases, knowers, risks } from '../../../model/index.js';
import { shortName } from '../../framework-texts.js';
import { knowerText } from '../../messages/knowers.js';
import { riskNames, verdictNames } from '../../messages/results.js';
import type { View } from './page-data.js';
import { To } from './text.js';

/** The ways into the page, and the search. @param links ids of parts with their names */
export function StickyBar({ links }: { links: readonly (readonly [id: string, title: string])[] }): VNode {
  return (
    <nav aria-label="Parts of the report">
      <ul>
        {links.map(([id, title]) => (
          <li>
            <To id={id}>{title}</To>
          </li>
        ))}
      </ul>
      <search id="_find" hidden>
        <label>
          <span class="away">Search the checks</span>
          <input type="search" name="q" form="_filter" placeholder="Search checks ( / )" autocomplete="off" spellcheck={false} />
        </label>
      </search>
    </nav>
  );
}

/** Picks checks by verdict, risk, stage, who knows, basis and framework. */
export function Filter({ view: { report } }: { view: View }): VNode {
  const cited = new Set(report.findings.flatMap(({ refs }) => Object.keys(refs)));
  const known = new Set(report.findings.flatMap(({ knows }) => knows ?? []));
  const fields: [name: string, title: string, options: [value: string, words: string][]][] = [
    ['v', 'Verdict', Object.entries(verdictNames)],
    ['r', 'Risk', risks.map((risk) => [risk, riskNames[risk]])],
    ['stage', 'Stage', report.stages.map(({ id, title }) => [id, title])],
    ...(known.size > 0 ? [['k', 'Who knows', knowers.map((one): [string, string] => [one, knowerText([one])])] as [string, string, [string, string][]]] : []),
    ['b', 'Basis', [...bases.map((basis): [string, string] => [basis, basis]), ['none', 'none']]],
    ['fw', 'Framework', Object.keys(report.frameworks).flatMap((id): [string, string][] => (cited.has(id) ? [[id, shortName(id)]] : []))],
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
      <p class="note">Keys: / searches, j and k go down and up, Enter unfolds. The address keeps what is picked here: send it.</p>
    </form>
  );
}
