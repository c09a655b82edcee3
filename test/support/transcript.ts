// A short interview about the sample project, as it stands on the screen: the README shows it.
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/root.js';
import { folderOf } from './program.js';
import { openTerminal } from './terminal.js';

/** @returns the screen of a terminal of 80 columns after one answer with evidence, at the second question */
export async function transcript(): Promise<string> {
  const churn = join(folderOf(), 'churn');
  cpSync(join(root, 'fixtures', 'projects', 'churn'), churn, { recursive: true });
  rmSync(join(churn, 'mlready.yaml'));
  const one = openTerminal(['interview', '--check', 'concept-drift.watched', '--check', 'data-poisoning.model-files-inert'], {
    cwd: churn,
    columns: 80,
    rows: 40,
    env: { NO_COLOR: '1' },
  });
  try {
    await one.until(/1 of 2/);
    one.press('e');
    await one.until(/Tab completes it/);
    one.type('docs/run');
    await one.until(/> docs\/run/);
    one.press('Tab');
    await one.until(/> docs\/runbook\.md/);
    one.press('Enter');
    await one.until(/Evidence docs\/runbook\.md/);
    one.press('2');
    return (await one.until(/2 of 2/)).trim();
  } finally {
    one.close();
  }
}
