// One requirement, as pip, poetry, conda and npm spell it: the name and how firmly its version is held.
import { normalName, type Pin } from './dependency.js';

export interface Requirement {
  name: string;
  pin: Pin;
  version?: string;
}

const longest = 4_000;

/**
 * @param text a PEP 508 requirement, or a bare URL or VCS address, without comments
 * @returns its name and pin, or null when the text is no requirement (prose, an option, a path without a name)
 */
export function pythonRequirement(text: string): Requirement | null {
  const all = text.trim().slice(0, longest);
  if (/^[a-z+]{2,10}:\/\//i.test(all) || /^(?:git|hg|svn|bzr)\+/i.test(all)) return located(all, null);
  const found = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?/.exec(all)?.[0];
  if (!found) return null;
  let rest = all.slice(found.length).trimStart();
  if (rest.startsWith('[')) {
    const close = rest.indexOf(']');
    if (close < 0) return null;
    rest = rest.slice(close + 1).trimStart();
  }
  if (rest.startsWith('@')) return located(rest.slice(1).trim(), found);
  rest = (rest.split(';')[0] ?? '').split(' -')[0]?.trim() ?? '';
  if (rest.startsWith('(') && rest.endsWith(')')) rest = rest.slice(1, -1).trim();
  if (rest !== '' && !/^[<>=!~][\w.*+!<>=~,\s-]*$/.test(rest)) return null;
  if (/\.(?:txt|in|toml|cfg|ya?ml|py)$/i.test(found) || /^\.{1,2}[/\\]/.test(all)) return null;
  return { name: normalName(found), pin: rest === '' ? 'none' : specifierPin(rest), ...given(rest) };
}

function given(version: string): Pick<Requirement, 'version'> {
  return version === '' || version === '*' ? {} : { version };
}

/** @returns the pin of PEP 440 specifiers ("==1.2", ">=1,<2"). */
function specifierPin(specifiers: string): Pin {
  if (/^=[^=]/.test(specifiers)) return condaVersionPin(specifiers);
  return specifiers.split(',').some((one) => /^[ \t]*={2,3}[ \t]*[^\s*]+[ \t]*$/.test(one)) ? 'exact' : 'range';
}

/**
 * @param value a version as poetry, Pipenv, pixi and pdm write it in a table: a text, or a table with version, git, rev …
 * @returns the pin
 */
export function tablePin(value: string | Readonly<Record<string, unknown>>): Pin {
  if (typeof value !== 'string') {
    if (typeof value['git'] === 'string')
      return typeof value['rev'] === 'string' || typeof value['tag'] === 'string' || (typeof value['ref'] === 'string' && fixedRef(value['ref']))
        ? 'exact'
        : 'none';
    const url = value['url'] ?? value['file'];
    if (typeof url === 'string') return urlPin(url);
    return typeof value['version'] === 'string' ? tablePin(value['version']) : 'none';
  }
  const version = value.trim().slice(0, longest);
  if (version === '' || version === '*') return 'none';
  return /^={0,3}[ \t]*v?\d[\w.+!-]*$/.test(version) ? 'exact' : 'range';
}

/** @returns the versions that an entry of such a table allows, as they are written */
export function tableVersion(value: string | Readonly<Record<string, unknown>>): Pick<Requirement, 'version'> {
  if (typeof value === 'string') return given(value.trim().slice(0, longest));
  return typeof value['version'] === 'string' && value['git'] === undefined ? tableVersion(value['version']) : {};
}

/**
 * @param text a conda match specification: "numpy", "conda-forge::numpy=1.21.2", "numpy 1.2.* py_0", "numpy[version='>=1']"
 * @returns its name and pin, or null when the text is none
 */
export function condaRequirement(text: string): Requirement | null {
  const all = text
    .trim()
    .slice(0, longest)
    .replace(/^[\w./-]+::/, '');
  const found = /^[A-Za-z0-9_][\w.-]*/.exec(all)?.[0];
  if (!found) return null;
  let rest = all.slice(found.length).trim();
  const inner = /^\[.{0,200}?version[ ]*=[ ]*['"]?([^'"\]]+)/.exec(rest)?.[1];
  if (inner !== undefined) rest = /^\d/.test(inner) ? `==${inner}` : inner;
  else if (rest.startsWith('[')) rest = '';
  if (rest !== '' && !/^[<>=!~\d*]/.test(rest)) return null;
  return { name: normalName(found), pin: rest === '' || rest === '*' ? 'none' : condaVersionPin(rest), ...given(rest) };
}

/** conda reads `=1.2` as 1.2.*, so only three numbers or a build string hold one release. */
function condaVersionPin(rest: string): Pin {
  const plain = /^(={0,3})[ ]*(\d[\w.+!]*)(?:[= ]+([\w.*]+))?$/.exec(rest);
  if (!plain || rest.includes('*') || rest.includes(',')) return 'range';
  if (plain[1] !== '=' || plain[3] !== undefined) return 'exact';
  return (plain[2] ?? '').split('.').length >= 3 ? 'exact' : 'range';
}

/** @returns the pin of an npm version range. */
export function npmPin(range: string): Pin {
  const text = range
    .trim()
    .slice(0, longest)
    .replace(/^(?:npm|workspace):(?:@?[^@]+@)?/, '');
  if (text === '' || /^(?:\*|x|latest|next|file:.*|link:.*|portal:.*|catalog:.*|[~^]|\.{0,2}\/.*)$/.test(text)) return 'none';
  if (/^(?:git|github:|gitlab:|bitbucket:|https?:|[\w.-]+\/)/.test(text)) {
    const ref = /#(.+)$/.exec(text)?.[1];
    if (ref?.startsWith('semver:')) return 'range';
    return ref !== undefined ? (fixedRef(ref) ? 'exact' : 'none') : /\.t(?:ar\.)?gz$/.test(text) ? 'exact' : 'none';
  }
  return /^=?v?\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/.test(text) ? 'exact' : 'range';
}

/** A requirement given by its address; without a name it is taken from "#egg=", the wheel's or the repository's name. */
function located(address: string, name: string | null): Requirement | null {
  const url = address.split(/[ \t]/)[0] ?? '';
  const given = name ?? /[#&]egg=([\w.-]+)/.exec(url)?.[1] ?? fileName(url);
  return given ? { name: normalName(given), pin: urlPin(url) } : null;
}

function fileName(url: string): string | null {
  const path = (url.split('#')[0] ?? '').slice(-300);
  const last = (path.endsWith('/') ? path.slice(0, -1) : path).split('/').at(-1) ?? '';
  const wheel = /^([A-Za-z0-9_.]+)-\d[^/]*\.whl$/.exec(last)?.[1] ?? /^([A-Za-z][\w.-]*?)-\d[\w.]*\.(?:tar\.gz|zip)$/.exec(last)?.[1];
  if (wheel) return wheel;
  if (!/^[a-z]+\+/i.test(url)) return null;
  return /^([\w.-]+?)(?:\.git)?(?:@.*)?$/.exec(last)?.[1] ?? null;
}

function urlPin(url: string): Pin {
  const hash = url.indexOf('#');
  if (hash >= 0 && /(?:^|&)(?:sha256|sha512|md5)=/.test(url.slice(hash + 1))) return 'exact';
  const bare = (url.split('#')[0] ?? '').split('?')[0] ?? '';
  if (/^(?:git|hg|svn|bzr)\+/i.test(bare)) {
    const path = bare.slice(bare.indexOf('://') + 3);
    const at = path.lastIndexOf('@');
    return at > path.indexOf('/') && fixedRef(path.slice(at + 1)) ? 'exact' : 'none';
  }
  if (/^file:|^\.{0,2}\//i.test(bare)) return 'none';
  const archive = /\/([^/]+?)(?:\.whl|\.tar\.gz|\.tgz|\.tar\.bz2|\.zip)$/.exec(bare)?.[1];
  return archive !== undefined && (fixedRef(archive) || /-\d/.test(archive)) ? 'exact' : 'none';
}

/** Whether a git reference is a commit or looks like a release tag; a branch moves. */
function fixedRef(ref: string): boolean {
  return /^[0-9a-f]{7,40}$/.test(ref) || /^(?:refs\/tags\/)?(?:[A-Za-z_-]+[-_/]?)?v?\d+(?:\.\d+)+[\w.+-]*$/.test(ref) || /^v\d+$/.test(ref);
}
