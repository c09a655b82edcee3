// The same findings by the frameworks that an auditor asks for: every item of each, also those that no check speaks to.
import type { VNode } from 'preact';
import type { Report } from '../../report.js';
import type { View } from './page-data.js';
import { Out, To } from './text.js';
import { Part } from './todo.js';

type ReportFramework = Report['frameworks'][string];
type Item = ReportFramework['items'][number];

/** How the state of an item is said. */
const stateNames: Readonly<Record<Item['state'], string>> = {
  shown: 'shown',
  partly: 'partly shown',
  open: 'open',
  'set-aside': 'does not apply here',
  'not-asked': 'not asked',
};

/** What a framework is called in short, by its id: "EU AI ACT", "SR 26-2". */
export function shortName(id: string): string {
  return id.replace(/(?<!\d)-|-(?!\d)/g, ' ').toUpperCase();
}

/** Each framework that a check speaks to, with its items. */
export function Frameworks({ view }: { view: View }): VNode | null {
  const shown = Object.entries(view.report.frameworks).filter(([, { items }]) => items.some(({ state }) => state !== 'not-asked'));
  if (shown.length === 0) return null;
  return (
    <Part id="_frameworks" title="By framework">
      <p class="problem">
        An item is shown where every check that speaks to it, and applies, is met by what the repository shows or by a document that an answer points at. What
        no check speaks to is not asked, and nothing is said of it. This is a way to find evidence and no legal advice: it does not show that an item is
        complied with.
      </p>
      {shown.map(([id, framework]) => (
        <Framework view={view} id={id} framework={framework} />
      ))}
    </Part>
  );
}

function Framework({ view, id, framework }: { view: View; id: string; framework: ReportFramework }): VNode {
  const { items, title, version, status, url, notes } = framework;
  const count = (state: Item['state']) => items.filter((item) => item.state === state).length;
  const asked = items.filter(({ state }) => state !== 'not-asked');
  const rest = items.filter(({ state }) => state === 'not-asked');
  const summary = (
    <>
      <b>{shortName(id)}</b>: {count('shown')} shown, {count('partly')} partly, {count('open')} open; {rest.length} of {items.length} items are not asked{' '}
      <i>{title}</i>
    </>
  );
  if (!view.room.items) return <p>{summary}</p>;
  return (
    <details id={`_${id}`} class="framework">
      {'\n'}
      <summary>{summary}</summary>
      <p class="note">
        Version: <Out to={url}>{version}</Out>, {status}. {notes.join(' ')}
      </p>
      <ul class="items">
        {asked.map((item) => (
          <AskedItem item={item} id={id} />
        ))}
      </ul>
      {rest.length > 0 && <p class="note">Not asked: {rest.map((item) => item.id).join(', ')}.</p>}
    </details>
  );
}

function AskedItem({ item, id }: { item: Item; id: string }): VNode {
  const when = item.from === undefined ? [] : [[item.from === null ? '' : `from ${item.from}`, item.applies ?? ''].filter((part) => part !== '').join(', ')];
  const whom = item.roles === undefined ? [] : [`for ${item.roles.join(', ')}`];
  const details = [stateNames[item.state], ...when, ...whom].join('; ');
  return (
    <li {...(item.state !== 'shown' && { class: 'no' })}>
      <To id={item.checks[0] ?? id}>{item.id}</To> {item.title} <i>({details})</i>
    </li>
  );
}
