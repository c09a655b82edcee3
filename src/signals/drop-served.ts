// A module that can be started by hand and is served otherwise: what it does when it is started by hand is for the desk.
import type { Inventory } from '../inventory/inventory.js';
import type { Matcher, Sighting } from '../model/index.js';
import type { TextSource } from './text-source.js';

const servers = /(?:^|[\s"',/[])(?:gunicorn|uvicorn|hypercorn|waitress-serve|daphne|uwsgi)(?=$|[\s"',])/;
const mostFiles = 500;

/**
 * Takes out sightings under `if __name__ == "__main__":` in a module that a server of an image beside it, or at the top of the tree, is given by name.
 * @param hits what all matchers saw; only those that ask for what is not served otherwise are touched
 */
export function dropServed(hits: Map<Matcher, Sighting[]>, { images }: Inventory, { expect, text }: TextSource): void {
  const asking = [...hits].filter(([matcher]) => 'unserved' in matcher && matcher.unserved === true);
  const commands = images.flatMap(({ path, images: { starts } }) => starts.map(({ command }) => ({ folder: folderOf(path), command })));
  const serving = commands.filter(({ command }) => servers.test(command));
  const isServed = (path: string) => {
    const module = /([^/]{1,80})\.py$/.exec(path)?.[1];
    if (module === undefined) return false;
    return serving.some(
      ({ folder, command }) => (folder === '' || folder === folderOf(path)) && command.split(/[\s"',./]/).some((word) => word.startsWith(`${module}:`)),
    );
  };
  const files = [...new Set(asking.flatMap(([, places]) => places.map(({ path }) => path)))].filter(isServed).slice(0, mostFiles);
  if (files.length === 0) return;
  expect(files);
  const lines = new Map(files.map((path) => [path, text(path)?.split('\n') ?? []]));
  for (const [matcher, places] of asking) {
    const left = places.filter(({ path, line = 0 }) => !isByHand(lines.get(path) ?? [], line));
    if (left.length > 0) hits.set(matcher, left);
    else hits.delete(matcher);
  }
}

function folderOf(path: string): string {
  return path.split('/').slice(0, -1).join('/');
}

/** Whether the line, from 1, lies in the block that runs only where the module is started itself: the last line above that is not indented opens it. */
function isByHand(lines: readonly string[], line: number): boolean {
  const opening = lines.slice(0, Math.max(0, line - 1)).findLast((one) => /^[^\s#)\]}]/.test(one)) ?? '';
  return /^\s/.test(lines[line - 1] ?? '') && /^if[ (]{1,3}__name__ ?== ?["']__main__["']/.test(opening);
}
