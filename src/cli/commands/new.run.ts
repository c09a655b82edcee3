// What mlready new does.
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { builtinCatalogue } from '../../catalogue/builtin.js';
import { rulesFor } from '../../engine/load-rules.js';
import { refuse, sourceOnDisk } from '../../engine/open-source.js';
import { KnownError } from '../../errors.js';
import { projectFolder, readManifest } from '../../manifest/read.js';
import type { PackFiles } from '../../model/index.js';
import { makeFolder } from '../../project/folders.js';
import { extendedBy, ownPacks } from '../custom-packs.js';
import type { Io } from '../io.js';
import { storeFor } from '../manifest-store.js';
import { beginnings, type NewOptions, type Texts } from './new.texts.js';

/** What can be begun. */
export type NewKind = 'pack' | 'check' | 'signal' | 'case';

/** Begins a pack or a part of one: nothing is written unless the pack is valid with it. @returns what was done @throws KnownError where it cannot be */
export async function begin(kind: NewKind, id: string, options: NewOptions, io: Io): Promise<string> {
  if (kind === 'pack') return beginPack(id, options, io);
  const [own, second] = await ownPacks(options.pack, io);
  if (!own) throw new Error('ownPacks gives at least one');
  if (second) throw new KnownError('packs', 'the project has several packs of its own', `name one with --pack, such as --pack ${own.from}`);
  const before = await extendedBy(own);
  if ('problems' in before) throw refuse(before.problems);
  const pack = before.catalogue.extensions[0]?.id ?? '';
  const texts = beginnings[kind](id, pack, before.catalogue, own.files, options);
  const after = await extendedBy({ ...own, files: withTexts(own.files, texts) });
  if ('problems' in after) throw refuse(after.problems);
  for (const [path, text] of Object.entries(texts)) {
    const file = join(own.folder, path);
    makeFolder(dirname(file));
    io.write(file, text);
  }
  const files = Object.keys(texts).map((path) => own.root + path);
  return `${files.join('\n')}\nFill in what begins with "TODO", then: mlready test${options.pack === undefined ? '' : ` --pack ${options.pack}`}\n`;
}

async function beginPack(id: string, { pack }: NewOptions, io: Io): Promise<string> {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) throw new KnownError(`new pack ${id}`, 'is no id', 'use lower-case words joined by "-", such as acme');
  const project = projectFolder(io.cwd());
  const folder = pack === undefined ? join(project, 'rules', id) : resolve(io.cwd(), pack);
  const inProject = relative(project, folder).split(sep).join('/');
  if (inProject === '' || /^\.\.(?:\/|$)/.test(inProject))
    throw new KnownError(`--pack ${pack ?? ''}`, 'is not inside of the project', 'name a folder of it, such as rules/acme');
  const path = join(folder, 'pack.yaml');
  if (existsSync(path)) throw new KnownError(`${inProject}/pack.yaml`, 'is there already', `add to it: mlready new check --pack ${inProject}`);
  const source = sourceOnDisk(project, false, io);
  const read = await readManifest(source.tree, rulesFor(await builtinCatalogue(), source, io), source.isThere);
  if ('problems' in read) throw refuse(read.problems);
  makeFolder(folder);
  io.write(path, packText(id));
  const { manifest, catalogue } = read;
  const store = storeFor({ folder: project, tree: source.tree, path: manifest.path, catalogue }, io);
  store.save([{ path: ['packs'], value: `./${inProject}`, how: 'add' }]);
  return `${inProject}/pack.yaml is begun, and ${store.file} names it. Go on with: mlready new check <consideration>.<what>\n`;
}

function packText(id: string): string {
  return `# Rules of one's own, beside the built-in ones. Every id of this pack begins with "${id}".
id: ${id}
title: Rules of ${id}
version: 0.1.0
extends: survey
# switch-off:
#   - {check: environmental-impact.energy-measured, reason: The data centre measures it for all teams.}
# change:
#   - {check: concept-drift.watched, risk: high, reason: A model drifted unseen for a quarter.}
`;
}

function withTexts(files: PackFiles, texts: Texts): PackFiles {
  return { list: () => [...new Set([...files.list(), ...Object.keys(texts)])].sort(), read: (path) => texts[path] ?? files.read(path) };
}
