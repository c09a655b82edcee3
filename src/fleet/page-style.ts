// What the page of a fleet adds to the style of the report's page: a wide table that moves inside its own frame, and columns whose titles stand upright.

/** Made to follow page.css. */
export const fleetStyle = [
  '.wide{overflow-x:auto;margin-top:1rem;border:1px solid var(--line)}',
  '.wide table{width:auto}',
  '.fleet th,.fleet td{padding:.125rem .25rem;overflow-wrap:normal}',
  '.fleet thead th{vertical-align:bottom}',
  '.fleet .up{writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap;max-height:17rem;padding:.25rem 0}',
  '.fleet tbody th{position:sticky;left:0;min-width:12rem;max-width:20rem;background:var(--ground);border-inline-end:1px solid var(--line);overflow-wrap:anywhere}',
  '.fleet td{min-width:1.5rem;text-align:center;border-inline-start:1px solid var(--line)}',
  '.fleet td.n{min-width:3.25rem;text-align:end}',
  '.fleet .warm{background:var(--warm)}.fleet .hot{background:var(--hot);font-weight:650}',
  '.fleet .met{background:color-mix(in srgb,var(--good) 18%,var(--ground))}',
  '.meter{display:block;width:12rem;max-width:100%;height:9px}',
  '.meter rect{height:100%;fill:var(--proven)}',
  '.meter{border:1px solid var(--open)}',
].join('');
