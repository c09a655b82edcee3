// The script of the page. Everything can be read without it: it filters, unfolds and helps older browsers to print and to find an anchor.

const form = document.querySelector<HTMLFormElement>('#_filter');
const count = document.querySelector<HTMLElement>('#_shown');
const checks = [...document.querySelectorAll<HTMLDetailsElement>('details[data-v]')];
/** What holds checks and is empty once they are hidden: considerations, steps, stages. */
const groups = [...document.querySelectorAll<HTMLElement>('.stage, .stage section')];

/** What a check, or one of the groups around it, says under the name of a field, words parted by spaces. */
function said(check: HTMLElement, name: string): string[] {
  return (check.closest<HTMLElement>(`[data-${name}]`)?.dataset[name] ?? 'none').split(' ');
}

function filter(): void {
  if (form === null) return;
  const asked = [...new FormData(form)].filter(([, value]) => value !== '');
  for (const check of checks) check.hidden = asked.some(([name, value]) => !said(check, name).includes(String(value)));
  for (const group of groups) group.hidden = !checks.some((check) => !check.hidden && group.contains(check));
  const shown = checks.filter((check) => !check.hidden).length;
  if (count !== null) count.textContent = `${shown} of ${checks.length} checks shown`;
}

/** Shows what the address points at, also where it is folded or filtered away. */
function reveal(): void {
  let id = '';
  try {
    id = decodeURIComponent(location.hash.slice(1));
  } catch {
    return;
  }
  const target = id === '' ? null : document.getElementById(id);
  if (target === null) return;
  if (target.closest('[hidden]') !== null) {
    form?.reset();
    filter();
  }
  let changed = false;
  for (let node = target.closest('details'); node !== null; node = node.parentElement?.closest('details') ?? null) {
    changed ||= !node.open;
    node.open = true;
  }
  if (changed) target.scrollIntoView();
}

const all = () => [...document.querySelectorAll<HTMLDetailsElement>('main details')];
let folded: HTMLDetailsElement[] = [];

if (form !== null) {
  form.hidden = false;
  form.addEventListener('change', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  // The fields are empty only after the event.
  form.addEventListener('reset', () => setTimeout(filter));
  form.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLButtonElement && target.value !== '') for (const one of checks) one.open = target.value === 'unfold';
  });
  filter();
}
addEventListener('hashchange', reveal);
reveal();

// Where the style cannot show what is folded on paper, it is unfolded for as long as that takes.
if (!CSS.supports('selector(::details-content)')) {
  addEventListener('beforeprint', () => {
    folded = all().filter((one) => !one.open);
    for (const one of folded) one.open = true;
  });
  addEventListener('afterprint', () => {
    for (const one of folded) one.open = false;
  });
}
