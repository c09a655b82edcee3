import type { Inventory } from '../../../inventory/inventory.js';
import type { Place } from '../../../model/index.js';
import type { CompiledMatcher } from '../../compiled-matcher.js';
import { lazyPattern } from '../../pattern.js';
import type { ImageMatcher } from './schema.js';

/** The place is the instruction, or the line that names a Dockerfile. */
export function look({ base, starts, lacks }: ImageMatcher): CompiledMatcher {
  const wanted = base === null ? null : lazyPattern(base);
  const started = starts === null ? null : lazyPattern(starts);
  const places = (inventory: Inventory): Place[] => {
    const own = new Set(inventory.files.flatMap(({ path, role }) => (role === 'own' ? path : [])));
    const described = inventory.images.filter(({ path }) => own.has(path));
    if (wanted) {
      const retagged = new Set(described.flatMap(({ images }) => images.retagged));
      const counts = ({ image }: { image: string }) => wanted.expression().test(image) && !retagged.has(image.replace(/(?<=[^/]):[^/:]{0,200}$/, ''));
      return described.flatMap(({ path, images }) => images.bases.filter(counts).map(at(path)));
    }
    if (started) return described.flatMap(({ path, images }) => images.starts.filter(({ command }) => started.expression().test(command)).map(at(path)));
    if (lacks === 'dockerfile')
      return described.flatMap(({ path, images }) => images.named.filter(({ file }) => !isThere(inventory, plain(file))).map(at(path)));
    return described.flatMap(({ path, images }) => images.copied.filter(({ source }) => isMissing(inventory, source)).map(at(path)));
  };
  return { where: 'own', conclude: { names: [], places } };
}

function at(path: string): (found: { line: number }) => Place {
  return ({ line }) => ({ path, line });
}

function plain(path: string): string {
  return path.replace(/^(?:\.{0,2}\/)+/, '');
}

/** What somebody writes: code, lists of dependencies, settings. What a run or a tool makes may be brought to the build from elsewhere. */
const written =
  /(?:^|\/)(?:[\w.-]+\.(?:py|R|jl|go|ts|js|sh|toml|cfg|ini|in)|(?:[\w.-]*requirements?[\w.-]*|constraints)\.txt|Pipfile(?:\.lock)?|package(?:-lock)?\.json|poetry\.lock|uv\.lock|environment\.ya?ml|setup\.(?:py|cfg))$/i;

/** Whether nothing in the tree could be what an image copies, nothing makes it, and it is not left out on purpose. */
function isMissing(inventory: Inventory, source: string): boolean {
  if (!written.test(source) || /[*?[\]${}]|\.\.|:\/\//.test(source) || isThere(inventory, source)) return false;
  const name = source.split('/').at(-1) ?? source;
  const folders = source.split('/').slice(0, -1);
  if (inventory.ignored.some((line) => covers(line, name, folders))) return false;
  const makes = new RegExp(`(?:>|-o|--output(?:-file)?|--out|cp|mv|sync|download|export)[ =]?[^|;&]{0,200}${name.replace(/[.+]/g, '\\$&')}`);
  return !inventory.automations.some(({ automation }) => automation.commands.some(({ text }) => text.includes(name) && makes.test(text)));
}

function covers(line: string, name: string, folders: readonly string[]): boolean {
  const bare = line.replace(/^\/|\/(?:\*{1,2})?$/g, '');
  return bare === name || bare.endsWith(`/${name}`) || folders.includes(bare) || (bare.startsWith('*.') && name.endsWith(bare.slice(1)));
}

/** The build may start in any folder: a path that ends so is enough. */
function isThere({ files }: Inventory, path: string): boolean {
  const inFolder = `${path.replace(/\/$/, '')}/`;
  return files.some(({ path: one }) => one === path || one.endsWith(`/${path}`) || one.startsWith(inFolder) || one.includes(`/${inFolder}`));
}
