// The same findings by the frameworks that an auditor asks for: every item with its checks, their verdicts and places, also the items that no check speaks to.
import type { VNode } from 'preact';
import { placeText } from '../../../terminal/text.js';
import { bindingTexts, countsText, frameworkTexts, itemCounts, itemStates, type ReportFramework, type ReportItem, shortName } from '../../framework-texts.js';
import { verdictNames } from '../../messages/results.js';
import { ShareBar } from './bar.js';
import type { View } from './page-data.js';
import { Code, Out, To } from './text.js';
import { Part } from './todo.js';

/** Every framework, folded, with the counts of its items as a bar and in words. */
export function Frameworks({ view }: { view: View }): VNode | null {
  const all = Object.entries(view.report.frameworks);
  if (all.length === 0) return null;
  return (
    <Part id="_frameworks" title="By framework" kind="rest">
      <p class="problem">
        {frameworkTexts.states} {frameworkTexts.advice} In the bars fully shown is solid, partly shown hatched, open dotted, and what is not looked at empty.
      </p>
      {all.map(([id, framework]) => (
        <Framework view={view} id={id} framework={framework} />
      ))}
    </Part>
  );
}

function Framework({ view, id, framework }: { view: View; id: string; framework: ReportFramework }): VNode {
  const { items, title, version, status, url, notes } = framework;
  const counts = itemCounts(framework);
  const asked = items.filter(({ state }) => state !== 'not-asked');
  const rest = items.filter(({ state }) => state === 'not-asked');
  return (
    <details id={`_${id}`} class="framework">
      {'\n'}
      <summary>
        <b>{shortName(id)}</b> <ShareBar shares={[counts.shown, counts.partly, counts.open, counts['not-asked']]} /> <span>{countsText(framework)}</span>
      </summary>
      <p class="note">
        {title}. Version: <Out to={url}>{version}</Out>, {status}. {notes.join(' ')}
      </p>
      {asked.length > 0 && (
        <table class="matrix">
          <thead>
            <tr>
              {['Item', 'State', 'Checks that speak to it, and where it is to be seen'].map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {asked.map((item) => (
              <Row view={view} item={item} />
            ))}
          </tbody>
        </table>
      )}
      {rest.length > 0 && (
        <>
          <p>Not looked at, because no check speaks to them:</p>
          <ul class="items">
            {rest.map((item) => (
              <li>
                {item.id} {item.title}
                <Binding item={item} />
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}

function Binding({ item }: { item: ReportItem }): VNode | null {
  const texts = bindingTexts(item);
  return texts.length === 0 ? null : <i> ({texts.join('; ')})</i>;
}

function Row({ view, item }: { view: View; item: ReportItem }): VNode {
  return (
    <tr>
      <th scope="row">
        {item.id} {item.title}
        <Binding item={item} />
      </th>
      <td class={item.state}>{itemStates[item.state]}</td>
      <td>
        {item.checks.map((check, index) => (
          <>
            {index > 0 && <br />}
            <CheckLine view={view} check={check} />
          </>
        ))}
      </td>
    </tr>
  );
}

function CheckLine({ view, check }: { view: View; check: string }): VNode | null {
  const finding = view.finding(check);
  if (finding === undefined) return null;
  const [place] = finding.evidence;
  return (
    <>
      {verdictNames[finding.verdict]}: <To id={check}>{check}</To>
      {place !== undefined && ' '}
      {place !== undefined && <Code>{'url' in place ? place.url : placeText(place)}</Code>}
    </>
  );
}
