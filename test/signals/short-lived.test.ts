// What is set up and taken down again in one place.
import { expect, it } from 'vitest';
import { viewOf } from '../../src/inventory/file-view.js';
import { shortLivedIn } from '../../src/inventory/short-lived.js';

const script = (...lines: string[]) => shortLivedIn(viewOf('run.py', 'own', Buffer.from(lines.join('\n'))));

it.each([
  ['in a script', ['client.create_monitoring_schedule(', '    name="a",', ')', 'client.delete_monitoring_schedule("a")'], true],
  ['in one function', ['def main():', '    c.create_budget(b)', '    c.delete_budget(b)'], true],
  ['with what a monitor is told', ['alerts = EmailAlertConfig(create_=x)', 'c.create_monitoring_job(alerts)', 'c.delete_monitoring_job(j)'], true],
  [
    'with an argument of what it is told',
    ['alerts = AlertConfig(', '    create_=EmailAlertConfig(x),', ')', 'c.start(alerts)', 'c.delete_monitoring_job(j)'],
    true,
  ],
  ['not an argument below a condition', ['if live:', '    alerts = EmailAlertConfig(create_=x)', 'c.delete_monitoring_job(j)'], false],
  ['not what another is told', ['alerts = EmailAlertConfig(create_=x)', 'c.create_monitoring_job(alerts)', 'c.delete_budget(j)'], false],
  ['not behind a condition', ['c.create_budget(b)', 'if args.clean:', '    c.delete_budget(b)'], false],
  ['not in two functions', ['def up():', '    c.create_budget(b)', 'def down():', '    c.delete_budget(b)'], false],
  ['not before it is made', ['c.delete_budget(b)', 'c.create_budget(b)'], false],
  ['not something else', ['c.create_budget(b)', 'c.delete_monitoring_schedule("a")'], false],
  ['not in a comment', ['c.create_budget(b)', '# c.delete_budget(b)'], false],
])('%s', (_, lines, expected) => {
  const at = lines.findIndex((line) => line.includes('create_'));
  expect(script(...lines)(at + 1, undefined)).toBe(expected);
});

it('over the cells of a notebook', () => {
  const cells = ['job = api.create_model_deployment_monitoring_job(a)', 'print(job)', 'api.delete_model_deployment_monitoring_job(name=job.name)'];
  const text = JSON.stringify({ cells: cells.map((source) => ({ cell_type: 'code', source })) });
  expect(shortLivedIn(viewOf('a.ipynb', 'own', Buffer.from(text)))(1, 1)).toBe(true);
});
