// Files that come, move or are written otherwise without a practice going.
import { added, type Edit, type Edits, edited, isDocument, isPython, isTest, type Kind, type Repo, together } from '../kind.js';

/** Texts that may name a file or a module. */
const names = (path: string) =>
  /\.(?:py|ipynb|ya?ml|toml|cfg|ini|sh|md|rst|txt|json|tf|in)$|(?:^|\/)(?:Makefile|[\w.-]*Dockerfile[\w.-]*|Procfile|justfile)$/i.test(path) &&
  !/lock|package-lock/.test(path);

/** Moves files and follows what names them. @param rename gives the new path of a file, or null @param word what is written otherwise in all texts */
function movedTo({ texts, paths }: Repo, rename: (path: string) => string | null, word: RegExp, to: string): Edits {
  const edits = new Map<string, Edit>();
  for (const [path, text] of texts) {
    const now = rename(path);
    const made = names(path) ? text.replace(word, to) : text;
    if (now !== null) edits.set(path, null);
    if (now !== null || made !== text) edits.set(now ?? path, made);
  }
  // What holds no text cannot be moved here.
  return paths.some((path) => !texts.has(path) && rename(path) !== null) || ![...edits.values()].includes(null) ? new Map() : edits;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function ownFolders({ texts }: Repo): string[] {
  const folders = new Map<string, number>();
  for (const path of texts.keys())
    if (isPython(path) && path.includes('/') && !isTest(path)) folders.set(path.split('/')[0] ?? '', (folders.get(path.split('/')[0] ?? '') ?? 0) + 1);
  return [...folders]
    .filter(([name]) => /^\w{3,}$/.test(name) && !/^(?:docs?|examples?|tests?|scripts)$/.test(name))
    .sort((a, b) => b[1] - a[1])
    .map(([name]) => name);
}

/** A module of its own name, long enough to be no other word. */
function oneModule({ texts }: Repo): string | null {
  const own = [...texts.keys()].filter((path) => isPython(path) && !isTest(path) && !/__\w+__|setup\.py|manage\.py|conf\.py/.test(path));
  const base = (path: string) => path.split('/').at(-1)?.slice(0, -3) ?? '';
  const words = own.filter((path) => /^[a-z]+_[a-z_]+$/.test(base(path)) && own.filter((other) => base(other) === base(path)).length === 1);
  return words.sort((a, b) => (texts.get(b)?.length ?? 0) - (texts.get(a)?.length ?? 0))[0] ?? null;
}

const helper = (name: string) => `def ${name}(rows):\n    """Gives the rows that have a value."""\n    return [row for row in rows if row]\n`;

export const fileNeutral: Kind[] = [
  {
    id: 'module-renamed',
    about: 'a module has another name, and all that names it follows',
    make(repo) {
      const path = oneModule(repo);
      const name = path?.split('/').at(-1)?.slice(0, -3);
      if (path === null || name === undefined) return new Map();
      return movedTo(
        repo,
        (one) => (one === path ? path.replace(`${name}.py`, `${name}_parts.py`) : null),
        new RegExp(`\\b${escaped(name)}\\b(?!\\()`, 'g'),
        `${name}_parts`,
      );
    },
  },
  {
    id: 'folder-renamed',
    about: 'the folder with the code has another name, and all that names it follows',
    make(repo) {
      const [name] = ownFolders(repo);
      if (name === undefined) return new Map();
      return movedTo(
        repo,
        (path) => (path.startsWith(`${name}/`) ? `${name}_code${path.slice(name.length)}` : null),
        new RegExp(`(?<![\\w./-])\\.?/?${escaped(name)}(?=[./]|\\b(?!\\w|-|:))(?!\\()`, 'g'),
        `${name}_code`,
      );
    },
  },
  {
    id: 'tests-moved',
    about: 'the folder with the tests has another name, and all that names it follows',
    make: (repo) => movedTo(repo, (path) => (path.startsWith('tests/') ? `test/${path.slice(6)}` : null), /\btests(?=\/|"\]|$)/gm, 'test'),
  },
  {
    id: 'helper-added',
    about: 'a small module without a test',
    make: (repo) => added(repo, `${ownFolders(repo)[0] ?? 'src'}/rows_with_values.py`, helper('rows_with_values')),
  },
  {
    id: 'helpers-added',
    about: 'ten small modules without tests',
    make: (repo) =>
      together(...Array.from({ length: 10 }, (_, index) => added(repo, `${ownFolders(repo)[0] ?? 'src'}/helper_${index}.py`, helper(`helper_${index}`)))),
  },
  {
    id: 'test-added',
    about: 'a test of a helper',
    make: (repo) =>
      together(
        added(repo, `${ownFolders(repo)[0] ?? 'src'}/rows_with_values.py`, helper('rows_with_values')),
        added(
          repo,
          'tests/test_rows_with_values.py',
          `from ${ownFolders(repo)[0] ?? 'src'}.rows_with_values import rows_with_values\n\n\ndef test_leaves_out_what_is_empty():\n    assert rows_with_values([[], [1]]) == [[1]]\n`,
        ),
      ),
  },
  {
    id: 'changelog-added',
    about: 'a changelog',
    make: (repo) => added(repo, 'CHANGELOG.md', '# Changelog\n\n## Unreleased\n\n- Faster loading of data.\n- The old command line is gone.\n'),
  },
  {
    id: 'readme-section-added',
    about: 'the README says how to contribute',
    make: (repo) =>
      edited(
        repo,
        (path) => /^README\.md$/i.test(path),
        (text) => `${text.trimEnd()}\n\n## How to contribute\n\nOpen an issue first. Then send a pull request with a test.\n`,
      ),
  },
  {
    id: 'readme-badge-added',
    about: 'a badge at the top of the README',
    make: (repo) =>
      edited(
        repo,
        (path) => /^README\.md$/i.test(path),
        (text) => `[![build](https://img.shields.io/badge/build-passing-green)](https://example.org)\n\n${text}`,
      ),
  },
  {
    id: 'documents-rewrapped',
    about: 'paragraphs of documents are one line each',
    make: (repo) =>
      edited(
        repo,
        (path) => /\.md$/i.test(path),
        (text) => (text.includes('```') || text.includes('~~~') ? text : text.replace(/([a-z,;.])\n(?=[A-Za-z(])/g, '$1 ')),
      ),
  },
  {
    id: 'headings-underlined',
    about: 'headings of documents are underlined',
    make: (repo) =>
      edited(
        repo,
        (path) => /\.md$/i.test(path),
        (text) =>
          text.includes('```')
            ? text
            : text
                .replace(/^# (.+)$/gm, (_, title: string) => `${title}\n${'='.repeat(title.length)}`)
                .replace(/^## (.+)$/gm, (_, title: string) => `${title}\n${'-'.repeat(title.length)}`),
      ),
  },
  {
    id: 'documents-line-ends',
    about: 'lines of documents end as on Windows',
    make: (repo) => edited(repo, isDocument, (text) => text.replace(/\r?\n/g, '\r\n')),
  },
  {
    id: 'licence-renamed',
    about: 'LICENSE is LICENSE.md',
    make: (repo) => movedTo(repo, (path) => (path === 'LICENSE' ? 'LICENSE.md' : null), /\bLICENSE\b(?!\.)/g, 'LICENSE.md'),
  },
  {
    id: 'card-moved',
    about: 'the model card lies in docs',
    make: (repo) => movedTo(repo, (path) => (/^model[-_]card\.md$/i.test(path) ? `docs/${path}` : null), /\bmodel-card\.md\b/gi, 'docs/model-card.md'),
  },
  {
    id: 'sample-data-added',
    about: 'a small table for the documentation',
    make: (repo) =>
      added(
        repo,
        'docs/sample.csv',
        `age,plan,months\n${Array.from({ length: 20 }, (_, index) => `${20 + index},${index % 2 ? 'basic' : 'plus'},${index}`).join('\n')}\n`,
      ),
  },
  {
    id: 'picture-added',
    about: 'a picture for the documentation',
    make: () => new Map([['docs/picture.png', { bytes: Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex') }]]),
  },
  {
    id: 'link-added',
    about: 'a link to the README',
    make: (repo) => (repo.paths.includes('README.md') ? new Map([['INDEX.md', { link: 'README.md' }]]) : new Map()),
  },
  {
    id: 'settings-of-editor-added',
    about: 'settings for editors',
    make: (repo) => added(repo, '.editorconfig', 'root = true\n\n[*]\nend_of_line = lf\ninsert_final_newline = true\n'),
  },
  {
    id: 'ignores-added',
    about: 'more is ignored by git',
    make: (repo) =>
      edited(
        repo,
        (path) => path === '.gitignore',
        (text) => `${text.trimEnd()}\n.idea/\n*.swp\n`,
      ),
  },
  {
    id: 'page-added',
    about: 'a page of JavaScript beside the project',
    make: (repo) => added(repo, 'docs/site/menu.js', 'export function toggle(menu) {\n  menu.hidden = !menu.hidden;\n}\n'),
  },
  {
    id: 'make-target-added',
    about: 'a target in the Makefile',
    make: (repo) =>
      edited(
        repo,
        (path) => /(?:^|\/)Makefile$/.test(path),
        (text) => `${text.trimEnd()}\n\nclean:\n\trm -rf build\n`,
      ),
  },
];
