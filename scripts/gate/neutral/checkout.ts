// What differs in a checkout, or cannot be read there: nothing of it is a loss.
import { chmodSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { edited, isPython, isTest, isWorkflow, type Kind, type Repo } from '../kind.js';

const nothing = () => new Map<string, string | null>();

/** The Python file that holds most code. */
function largest({ texts }: Repo, wanted: (path: string) => boolean): string | null {
  return [...texts].filter(([path]) => isPython(path) && wanted(path)).sort((a, b) => b[1].length - a[1].length)[0]?.[0] ?? null;
}

function ofLargest(id: string, about: string, wanted: (path: string) => boolean, change: (text: string) => string): Kind {
  return {
    id,
    about,
    make(repo) {
      const path = largest(repo, wanted);
      return path === null ? new Map() : new Map([[path, change(repo.texts.get(path) ?? '')]]);
    },
  };
}

const isOwn = (path: string) => !isTest(path);

export const checkoutNeutral: Kind[] = [
  ofLargest(
    'conflict-left',
    'marks of a conflict are left in the largest module',
    isOwn,
    (text) => `<<<<<<< HEAD\n${text}\n=======\n${text.slice(0, 200)}\n>>>>>>> branch\n`,
  ),
  ofLargest(
    'cut-in-the-middle',
    'the largest module ends in an open bracket',
    isOwn,
    (text) => `${text.slice(0, Math.max(20, Math.floor(text.length / 20))).trimEnd()}\nvalues = [(\n`,
  ),
  ofLargest(
    'string-left-open',
    'a text of several lines is never closed near the top of the largest module',
    isOwn,
    (text) => `"""What this module does\n\n${text.replaceAll('"""', "'''")}`,
  ),
  ofLargest('test-left-open', 'the largest file with tests no longer parses', isTest, (text) => `def broken(:\n    values = [(\n${text}`),
  ofLargest(
    'grown-over-the-limit',
    'the largest module is grown by a table of six megabytes',
    isOwn,
    (text) => `${text}\nTABLE = [\n${'    0.123456789, 0.987654321, 0.555555555, 0.444444444,\n'.repeat(110_000)}]\n`,
  ),
  ofLargest('indented-with-tabs', 'the largest module is indented with tabs', isOwn, (text) =>
    text.replace(/^( {4})+/gm, (spaces) => '\t'.repeat(spaces.length / 4)),
  ),
  {
    id: 'workflow-no-longer-parses',
    about: 'workflows are no YAML any more',
    make: (repo) => edited(repo, isWorkflow, (text) => `${text}\n  - [broken: {\n`),
  },
  {
    id: 'file-mode-changed',
    about: 'Python files may be executed',
    make: nothing,
    disk: (folder, git) => {
      for (const path of git('ls-files', '*.py')
        .split('\n')
        .filter((one) => one !== '' && existsSync(join(folder, one))))
        chmodSync(join(folder, path), 0o755);
      return () => void git('checkout', '-q', '--', '.');
    },
  },
  {
    id: 'sparse-checkout',
    about: 'the checkout leaves out all but the files at the top',
    make: nothing,
    disk: (_, git) => {
      git('sparse-checkout', 'set', '--no-cone', '/*.md');
      return () => void git('sparse-checkout', 'disable');
    },
  },
  {
    id: 'permission-lost',
    about: 'a file may not be read (needs a user that is not root)',
    make: nothing,
    disk: (folder, git) => {
      const [path] = git('ls-files', '*.py')
        .split('\n')
        .filter((one) => one !== '');
      if (path === undefined) return () => undefined;
      const { mode } = statSync(join(folder, path));
      chmodSync(join(folder, path), 0);
      return () => chmodSync(join(folder, path), mode);
    },
  },
  {
    id: 'attributes-line-ends',
    about: 'attributes give texts the line ends of Windows',
    make: (repo) => new Map([['.gitattributes', `${repo.texts.get('.gitattributes') ?? ''}\n*.py text eol=crlf\n*.yml text eol=crlf\n`]]),
    disk: again,
  },
  {
    id: 'attributes-ident',
    about: 'attributes put the id of each file into it',
    make: (repo) => new Map([['.gitattributes', `${repo.texts.get('.gitattributes') ?? ''}\n*.py ident\n`]]),
    disk: again,
  },
  {
    id: 'attributes-large-files',
    about: 'attributes give binary files to LFS',
    make: (repo) => new Map([['.gitattributes', `${repo.texts.get('.gitattributes') ?? ''}\n*.bin filter=lfs diff=lfs merge=lfs -text\n`]]),
  },
];

/** Writes the files of the checkout anew, under the attributes that hold now. */
function again(_: string, git: (...args: string[]) => string): () => void {
  git('rm', '-q', '--cached', '-r', '.');
  git('reset', '-q', '--hard');
  return () => undefined;
}
