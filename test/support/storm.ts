// Somebody hammers on the keys of an interview, and the power fails at any instant: what must hold all the same.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { parseManifest } from '../../src/manifest/parse.js';
import { catalogue } from './catalogue-of-rules.js';
import { folderOf } from './program.js';
import { openTerminal } from './terminal.js';

const keys = [
  '1',
  '1',
  '2',
  '2',
  '3',
  '3',
  'Enter',
  'Enter',
  'Down',
  'Up',
  'Space',
  'b',
  's',
  'u',
  'j',
  '?',
  'y',
  'w',
  'n',
  'e',
  'x',
  'd',
  'Tab',
  'Escape',
  'C-o',
  'C-p',
  'C-x',
  'C-g',
  'C-s',
  'C-t',
  'C-n',
  'BSpace',
  'C-u',
  'a',
  'docs/runbook.md',
  'a: b # "c"',
  '🚰',
];
const rare = ['q', 'C-c', 'C-d', 'C-q'];
const page = '# Runbook\n\nThe queue fills up at night. Restart the worker and drain it. Ana decides whether to roll back.\n';

/** A project that trains and serves: most questions concern it. */
const working = {
  'train.py': 'from sklearn.linear_model import LogisticRegression\nmodel = LogisticRegression()\nmodel.fit(X, y)\n',
  'app.py':
    'import pickle\nfrom fastapi import FastAPI\napp = FastAPI()\nmodel = pickle.load(open("m.pkl", "rb"))\n@app.post("/predict")\ndef predict(x): return model.predict(x)\n',
};

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Holds one interview with random keys until the person leaves, or kills it at a random instant.
 * @returns what is wrong with the manifest afterwards; nothing where all is well
 */
export async function storm(seed: number): Promise<string[]> {
  const random = numbers(seed);
  const pick = <Item>(list: readonly Item[]): Item => list[Math.floor(random() * list.length)] as Item;
  const folder = folderOf({ 'docs/runbook.md': page, ...working });
  const path = join(folder, 'mlready.yaml');
  const one = openTerminal(['interview', ...(random() < 0.5 ? ['--step', 'monitoring'] : [])], { cwd: folder });
  const problems: string[] = [];
  const kept = new Set<string>();
  // Whoever reads the file at any instant finds a whole one, and nothing that was there is gone.
  const look = (when: string) => {
    if (!existsSync(path)) {
      if (kept.size > 0) problems.push(`${when}: the manifest is gone`);
      return;
    }
    const read = parseManifest('mlready.yaml', readFileSync(path, 'utf8'), catalogue);
    if ('problems' in read) {
      problems.push(`${when}: ${read.problems[0]?.message}`);
      return;
    }
    const there = new Set([...Object.keys(read.manifest.answers), ...Object.keys(read.manifest.context)]);
    for (const id of kept) if (!there.has(id)) problems.push(`${when}: ${id} is gone`);
    for (const id of there) kept.add(id);
  };
  try {
    await one.until(/1 of \d+/);
    const presses = 10 + Math.floor(random() * 50);
    let left = false;
    for (let count = 0; count < presses && !left; count++) {
      const key = random() < 0.01 ? pick(rare) : pick(keys);
      if (key.length > 1 && /[ /]/.test(key)) one.type(key);
      else one.press(key);
      if (random() < 0.5) await wait(random() * 60);
      if (random() < 0.2) look(`after ${count + 1} keys`);
      left = rare.includes(key);
    }
    await wait(random() * 40);
    const confirmed = [...stripVTControlCharacters(one.history()).matchAll(/^[✔◐✘?–] ([a-z-]+\.[a-z-]+): /gm)].map(([, id = '']) => id);
    try {
      one.kill('SIGKILL');
    } catch {
      // It has ended by itself.
    }
    await one.ended();
    for (const id of confirmed) kept.add(id);
    look('at the end');
    return problems.map((problem) => `seed ${seed}, ${problem}`);
  } finally {
    one.close();
  }
}
