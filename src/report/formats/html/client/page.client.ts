// The script of the page. Everything can be read without it: it searches and filters, keeps both in the address, unfolds what a link leads to, and knows some keys.

const form = document.querySelector<HTMLFormElement>('#_filter');
const find = document.querySelector<HTMLElement>('#_find');
const search = find?.querySelector('input') ?? null;
const count = document.querySelector<HTMLElement>('#_shown');
const checks = [...document.querySelectorAll<HTMLDetailsElement>('details[data-v]')];
/** What is picked stands behind this in the address; ids of parts do not begin with it. */
const mark = '#?';

/** What a check can be found by: its own words, made small letters once somebody searches. */
const texts = new Map<HTMLElement, string>();
function textOf(check: HTMLElement): string {
  const known = texts.get(check) ?? `${check.id} ${check.textContent ?? ''}`.toLowerCase();
  texts.set(check, known);
  return known;
}

/** Whether a check says a value under the name of a field, or holds each of the words that are searched. */
function fits(check: HTMLElement, name: string, value: string): boolean {
  if (name !== 'q') return (check.dataset[name] ?? 'none').split(' ').includes(value);
  return value
    .toLowerCase()
    .split(/\s+/)
    .every((word) => textOf(check).includes(word));
}

/** What is picked: field and value. */
function picked(): [string, string][] {
  if (form === null) return [];
  return [...new FormData(form)].flatMap(([name, value]): [string, string][] => (String(value).trim() === '' ? [] : [[name, String(value).trim()]]));
}

function show(): void {
  const asked = picked();
  for (const check of checks) check.hidden = asked.some(([name, value]) => !fits(check, name, value));
  const shown = checks.filter((check) => !check.hidden).length;
  if (count !== null) count.textContent = `${shown} of ${checks.length} checks shown`;
}

/** Shows what is picked, and puts it into the address, where whoever gets the link finds it. */
function filter(): void {
  show();
  const asked = picked();
  history.replaceState(
    null,
    '',
    asked.length > 0 ? `${mark}${new URLSearchParams(asked)}` : location.hash.startsWith(mark) ? '#_checks' : location.hash || '#',
  );
}

/** Sets the fields to what an address says; fields that it does not name are emptied. */
function pick(said: string): void {
  if (form === null) return;
  const asked = new URLSearchParams(said);
  for (const field of form.elements) if (field instanceof HTMLSelectElement || field instanceof HTMLInputElement) field.value = asked.get(field.name) ?? '';
  // A select of which no option has the value shows none.
  for (const field of form.querySelectorAll('select')) if (field.selectedIndex < 0) field.selectedIndex = 0;
  show();
}

/** Shows what the address points at, also where it is folded or filtered away. */
function reveal(): void {
  if (location.hash.startsWith(mark)) {
    pick(location.hash.slice(mark.length));
    document.getElementById('_checks')?.scrollIntoView();
    return;
  }
  let id = '';
  try {
    id = decodeURIComponent(location.hash.slice(1));
  } catch {
    return;
  }
  const target = id === '' ? null : document.getElementById(id);
  if (target === null) return;
  if (target.closest('[hidden]') !== null) pick('');
  let changed = false;
  for (let node = target.closest('details'); node !== null; node = node.parentElement?.closest('details') ?? null) {
    changed ||= !node.open;
    node.open = true;
  }
  if (changed) target.scrollIntoView();
}

/** Puts the focus on the next row that is shown, or on the one before. */
function step(by: 1 | -1): void {
  const rows = checks.filter((check) => !check.hidden);
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const row = rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))];
  const summary = row?.querySelector('summary');
  summary?.focus();
  summary?.scrollIntoView({ block: 'nearest' });
}

function press(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const { target } = event;
  if (target === search && event.key === 'Escape') search?.blur();
  if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) return;
  const does: Record<string, () => void> = { '/': () => search?.focus(), j: () => step(1), k: () => step(-1) };
  if (!Object.hasOwn(does, event.key)) return;
  event.preventDefault();
  does[event.key]?.();
}

if (form !== null && find !== null) {
  form.hidden = false;
  find.hidden = false;
  form.addEventListener('change', filter);
  search?.addEventListener('input', filter);
  search?.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    document.getElementById('_checks')?.scrollIntoView();
    step(1);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  // The fields are empty only after the event.
  form.addEventListener('reset', () => setTimeout(filter));
  form.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLButtonElement && target.value !== '') for (const one of checks) if (!one.hidden) one.open = target.value === 'unfold';
  });
  addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-f]') : null;
    if (link === null) return;
    event.preventDefault();
    location.hash = `${mark}${link.dataset['f']}`;
  });
  addEventListener('keydown', press);
  show();
}
addEventListener('hashchange', reveal);
reveal();
