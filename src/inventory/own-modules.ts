// Which Python modules a project defines itself: what is imported from them is no third-party tool.

/** @returns the names that an absolute import of the project's own code starts with. */
export function ownModules(paths: readonly string[]): Set<string> {
  const packages = new Set<string>();
  for (const path of paths) if (path.endsWith('/__init__.py')) packages.add(path.slice(0, -'/__init__.py'.length));
  const own = new Set<string>();
  for (const folder of packages) {
    const cut = folder.lastIndexOf('/');
    if (!packages.has(folder.slice(0, Math.max(cut, 0)))) own.add(folder.slice(cut + 1));
  }
  for (const path of paths) {
    const top = /^(?:src\/)?([A-Za-z_]\w*)\.py$/.exec(path);
    if (top?.[1]) own.add(top[1]);
  }
  return own;
}
