// What a shell command installs, by name.
import { shellCommands } from '../../parsers/shell/commands.js';
import { condaRequirement, pythonRequirement } from './requirement.js';

type InstallEcosystem = 'python' | 'conda' | 'npm';

interface Installer {
  /** The words that begin such a command, lower case; a place holds its alternatives. */
  words: RegExp[];
  language: InstallEcosystem;
  /** Flags that take the next word. */
  takes: RegExp;
}

const pipFlags =
  /^(?:-[rcefibt]|--(?:requirement|constraint|editable|find-links|index-url|extra-index-url|target|prefix|root|src|platform|python-version|implementation|abi|timeout|retries|trusted-host|proxy|cert|cache-dir|log|no-binary|only-binary|upgrade-strategy|python|index|default-index|group|extra|optional|tag|rev|branch|source|progress-bar|report|build|global-option|install-option|config-settings|spec|package|marker|bounds|with-requirements))$/;
const condaFlags = /^(?:-[cnpf]|--(?:channel|name|prefix|file|solver|platform|feature|repodata-fn))$/;
const npmFlags = /^(?:-[wC]|--(?:prefix|workspace|registry|cache|tag|filter|dir|omit|include|loglevel|cwd))$/;
const python = /^(?:python[\d.]*|py|\S*\/python[\d.]*)$/;
const pip = /^(?:\S*\/)?pip[\d.]*$/;

const installers: Installer[] = [
  { words: [pip, /^install$/], language: 'python', takes: pipFlags },
  { words: [python, /^-m$/, /^(?:pip|uv)$/, /^install$/], language: 'python', takes: pipFlags },
  { words: [/^uv$/, /^pip$/, /^install$/], language: 'python', takes: pipFlags },
  { words: [/^uv$/, /^tool$/, /^install$/], language: 'python', takes: pipFlags },
  { words: [/^(?:uv|poetry|pdm|rye|hatch)$/, /^add$/], language: 'python', takes: pipFlags },
  { words: [/^(?:pipenv|pipx|easy_install)$/, /^install$/], language: 'python', takes: pipFlags },
  { words: [/^pixi$/, /^add$/], language: 'conda', takes: condaFlags },
  { words: [/^(?:\S*\/)?(?:conda|mamba|micromamba)$/, /^(?:install|create)$/], language: 'conda', takes: condaFlags },
  { words: [/^(?:npm|pnpm)$/, /^(?:install|i|add)$/], language: 'npm', takes: npmFlags },
  { words: [/^(?:yarn|bun|pnpm)$/, /^add$/], language: 'npm', takes: npmFlags },
  { words: [/^yarn$/, /^global$/, /^add$/], language: 'npm', takes: npmFlags },
];

const longest = 20_000;
const fromR =
  /\b(?:install\.packages|install_github|install_version|install_cran|install_bioc|pak::pkg_install|BiocManager::install|renv::install)[ ]*\(([^()]{0,2000}(?:\([^()]{0,2000}\))?[^()]{0,200})\)/g;
const fromJulia = /\bPkg\.add\(([^()]{0,500}(?:\([^()]{0,500}\))?[^()]{0,200})\)/g;

/**
 * @param command the text of one or more shell commands (a Dockerfile's RUN, a CI step, a notebook's `!pip install`)
 * @returns the names installed, python's and conda's as PEP 503 writes them, each once; requirement files, flags and local paths are skipped. Never throws.
 */
export function installsIn(command: string): string[] {
  const text = command.slice(0, longest).replace(/\\\r?\n/g, ' ');
  const found = new Set<string>();
  for (const command of shellCommands(text)) {
    // A notebook writes `!` or `%` before what its shell runs.
    const words = command.words.map((word, index) => (index === 0 ? word.replace(/^[!%]/, '') : word));
    const begin = words.findIndex((word) => !/^(?:sudo|env|time|exec|RUN|-[A-Za-z]+|--(?:mount|network)=.*|[A-Za-z_]\w*=.*|command|nohup)$/.test(word));
    const installer = installers.find((candidate) => candidate.words.every((word, i) => begin >= 0 && word.test(words[begin + i] ?? '')));
    if (installer) for (const name of names(words.slice(begin + installer.words.length), installer)) found.add(name);
    const inner = /^(?:\S*\/)?(?:ba|z)?sh$/.test(words[begin] ?? '') ? words[words.findIndex((word) => /^-\w*c$/.test(word)) + 1] : undefined;
    if (inner !== undefined && inner.length < command.text.length && inner !== words[0]) for (const name of installsIn(inner)) found.add(name);
  }
  for (const pattern of [fromR, fromJulia]) for (const [, args = ''] of text.matchAll(pattern)) for (const name of quoted(args)) found.add(name);
  return [...found];
}

function names(words: readonly string[], installer: Installer): string[] {
  const found: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (/^\d?[<>]/.test(word)) break;
    if (word.startsWith('-')) {
      if (installer.takes.test(word)) {
        // `-e git+https://…#egg=x` installs x although it stands behind a flag.
        if (/^(?:-e|--editable)$/.test(word) && (words[i + 1] ?? '').includes('://')) continue;
        i++;
      }
      continue;
    }
    const name = nameOf(word, installer.language);
    if (name !== null) found.push(name);
  }
  return found;
}

function nameOf(word: string, language: InstallEcosystem): string | null {
  if (language === 'npm') return /^(@[\w.-]+\/[\w.-]+|[A-Za-z0-9][\w.-]*)(?:@.*)?$/.exec(word)?.[1] ?? null;
  if (/^[.~/$]/.test(word) || /[{}$]/.test(word.slice(0, 30)) || (word.includes('/') && !word.includes('://') && !word.includes('::'))) return null;
  return (language === 'conda' ? condaRequirement(word) : pythonRequirement(word.includes('://') ? word : (word.split('@')[0] ?? '')))?.name ?? null;
}

/** The quoted names of R's or Julia's arguments up to the first named one; "owner/name@ref" gives the name. */
function quoted(args: string): string[] {
  const own = args.split(/,[ \n]*[\w.]+[ ]*=[^=]/)[0] ?? '';
  return [...own.matchAll(/\\?["']([A-Za-z][\w./-]*)(?:@[^"']*)?\\?["']/g)].flatMap(([, name = '']) =>
    name.includes('://') ? [] : [name.split('/').at(-1) ?? name],
  );
}
