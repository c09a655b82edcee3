// The end of the report: what it rests on, what was not read, what it cannot tell.

import type { Paint } from '../../../terminal/paint.js';
import { shortPath, wrap } from '../../../terminal/text.js';
import { dueText } from '../../messages/gate-messages.js';
import { importedText } from '../../messages/imports.js';
import { cannotTell } from '../../messages/results.js';
import { aboveText, activityTexts, ignoreText, limitText } from '../../messages/scan-texts.js';
import { extensionTexts, furtherPackText } from '../../messages/summary.js';
import type { RenderOptions } from '../../render-options.js';
import type { Report } from '../../report.js';

const most = 10;
const mostImports = 50;
/** Of what packs of one's own do; each check says itself that it was switched off. */
const mostRules = 20;

/** The lines of the end. */
export function ending(report: Report, look: RenderOptions, paint: Paint): string[] {
  const lines: string[] = [];
  const item = (text: string) => lines.push(...wrap(text, look.width, `${paint.dot} `));

  const context = Object.entries(report.context);
  const said = context.filter(([, { source }]) => source !== 'unset');
  if (report.readiness.assessed) {
    lines.push(...wrap('What the project is (a guess may raise a risk, nothing else; the manifest overrules it)', look.width).map((line) => paint.bold(line)));
    for (const [id, { value, source, places }] of said) {
      const place = places[0];
      const from =
        source === 'guessed' ? ` (guessed${place ? ` from ${shortPath(place.path, 50)}${place.line === undefined ? '' : `:${place.line}`}` : ''})` : '';
      item(`${id}: ${value.join(', ')}${from}`);
    }
    for (const text of activityTexts(report)) item(text);
    const unset = context.filter(([, { source }]) => source === 'unset').map(([id]) => id);
    if (unset.length > 0) item(`not said, so nothing was ruled out: ${unset.join(', ')}`);
    lines.push('');
  }
  const setAside = report.findings.filter(({ reason }) => reason.code === 'set-aside');
  const disputed = report.findings.filter(({ flags }) => flags.includes('disputed'));
  const notices = [
    ...report.due.map(dueText),
    ...setAside.map(({ check, reason }) => `${check} is set aside by answer${reason.code === 'set-aside' ? `: ${reason.why.replace(/\.$/, '')}` : ''}.`),
    ...report.ignores.map(ignoreText),
    ...disputed.map(({ check }) => `Places that refute ${check} are disputed by its answer.`),
  ];
  if (notices.length > 0) {
    lines.push(paint.bold('To look at'));
    notices.forEach(item);
    lines.push('');
  }
  if (report.imported.length > 0) {
    lines.push(paint.bold('Results of other tools'));
    report.imported.slice(0, mostImports).forEach((one) => item(importedText(one)));
    if (report.imported.length > mostImports) item(`${report.imported.length - mostImports} more; see --format json, under imported.`);
    lines.push('');
  }
  lines.push(paint.bold('What this rests on'));
  for (const one of report.pack.further ?? []) item(furtherPackText(one, report));
  for (const one of report.pack.extensions.flatMap(extensionTexts).slice(0, mostRules)) item(one);
  if (report.limits.length === 0) item('Every file that could hold evidence was read.');
  const { root } = report.project;
  if (root !== '.') {
    const shown = report.facts.filter(({ state, places }) => state === 'present' && places.some(({ path }) => path.startsWith(`${root}/`)));
    item(aboveText({ root, files: report.filesAbove, shown: shown.map(({ title }) => title) }));
  }
  report.limits.slice(0, most).forEach((limit) => item(limitText(limit)));
  if (report.limits.length > most) item(`${report.limits.length - most} more; see --format json, under limits.`);
  lines.push(...wrap(cannotTell, look.width));
  return lines;
}
