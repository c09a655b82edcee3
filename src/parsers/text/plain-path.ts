/** A path as git lists it: `./docs//drift.md` is `docs/drift.md`; "" for the folder itself. */
export function plainPath(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}
