// A project in memory whose manifest can be written.
import { assess } from '../../src/assess/assess.js';
import type { World } from '../../src/interview/context.js';
import { noManifest } from '../../src/manifest/manifest.js';
import { parseManifest } from '../../src/manifest/parse.js';
import { manifestStore } from '../../src/manifest/store.js';
import type { Manifest } from '../../src/model/index.js';
import { type Files, treeOf } from '../../src/project/text-tree.js';
import { cite, citing } from '../../src/signals/citations.js';
import { scan } from '../../src/signals/scan.js';
import { catalogue } from './catalogue-of-rules.js';

export interface Kept {
  /** What a conversation sees now. */
  world(): World;
  text(): string;
  manifest(): Manifest;
}

/** @returns a project with these files; `text` is its manifest, if it has one. */
export function kept(files: Files, text?: string): Kept {
  const all: Files = text === undefined ? files : Object.assign(files, { 'mlready.yaml': text });
  const today = '2026-11-26';
  const written = () => {
    const content = all['mlready.yaml'];
    return typeof content === 'string' ? content : '';
  };
  const manifest = (): Manifest => {
    if (written() === '') return noManifest;
    const read = parseManifest('mlready.yaml', written(), catalogue);
    if ('problems' in read) throw read.problems[0] ?? new Error('no problem');
    return read.manifest;
  };
  const world = (): World => {
    const tree = treeOf(all);
    const seen = scan(tree, catalogue, []);
    const store = manifestStore({
      folder: '',
      tree,
      path: 'mlready.yaml' in all ? 'mlready.yaml' : null,
      catalogue,
      begin: 'version: 1\n',
      write: (_, after) => {
        all['mlready.yaml'] = after;
      },
      locked: (_, work) => work(),
    });
    const stateOf = (one: Manifest) => ({
      manifest: one,
      assessment: assess({ catalogue, scan: seen, manifest: one, citations: cite(tree, one.answers, 'mlready.yaml', catalogue.checks), today }),
    });
    return {
      project: 'project',
      file: 'mlready.yaml',
      catalogue,
      facts: seen.facts,
      proposals: new Map(),
      files: tree.files.filter((path) => path !== 'mlready.yaml'),
      today,
      by: 'Ana',
      now: () => 0,
      state: stateOf(manifest()),
      save: (edits, against) => stateOf(store.save(edits, against)),
      cite(ref, check) {
        const { state, sha256, part } = citing(tree, 'mlready.yaml', catalogue.checks)(ref, check);
        return { state, sha256, text: part?.text ?? null };
      },
    };
  };
  return { world, text: written, manifest };
}
