// What was seen in files, kept in the user's cache folder from one run to the next. Safe to delete; of two runs at once the later one's is kept.
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { KnownError } from '../errors.js';
import { wholeFile } from '../project/whole-file.js';
import type { FileResult, ScanCache } from '../signals/file-result.js';
import { detector } from '../version.js';
import type { Host } from './host.js';

const maxBytes = 128 * 1024 * 1024;

/** A host that keeps files between runs. */
export interface CacheHost extends Host {
  /** Writes a whole file or nothing. @throws KnownError where it cannot be written */
  write(path: string, content: string): void;
  err(text: string): void;
}

/** A cache that can be kept. */
export interface KeptScanCache extends ScanCache {
  /** Keeps what this run has used. Where that cannot be written it says so and goes on: all that is lost is time. */
  keep(): void;
}

/** What an audit has to do with what is kept: a cache for each set of rules that it asks for, and a way to keep them. */
export interface AuditCaches {
  cache(digest: string): ScanCache;
  keep(): void;
}

/** @param folder the project, whose history has a cache of its own @param builtin the digest of the rules that are the same for all projects */
export function auditCaches(folder: string, builtin: string, host: CacheHost): AuditCaches {
  const all = new Map<string, KeptScanCache>();
  const subjectOf = (digest: string) => (digest === builtin ? `audit ${folder}` : `audit by own rules ${folder}`);
  return {
    cache(digest) {
      const cache = all.get(digest) ?? scanCacheFor(subjectOf(digest), digest, host, 'leave --cache out');
      all.set(digest, cache);
      return cache;
    },
    keep() {
      if (folderFor(host) === null) host.err('mlready: --cache: finds no cache folder, so nothing is kept; set XDG_CACHE_HOME or HOME\n');
      for (const cache of all.values()) cache.keep();
    },
  };
}

/**
 * @param subject what the cache is about
 * @param rules what stands for the rules that the matchers come from
 * @param without how to do without it
 * @returns what was kept for it, as far as the same code and rules made it
 */
export function scanCacheFor(subject: string, rules: string, host: CacheHost, without = 'use --no-cache'): KeptScanCache {
  const used = new Map<string, FileResult>();
  const path = detector === null ? null : fileFor(subject, host);
  const kept = path === null ? new Map<string, FileResult>() : read(path, `${detector} ${rules}`);
  return {
    get(key) {
      const result = used.get(key) ?? kept.get(key);
      if (result) used.set(key, result);
      return result;
    },
    set: (key, result) => void used.set(key, result),
    keep() {
      if (path === null || [...used.keys()].every((key) => kept.has(key))) return;
      const body = textOf(used);
      if (body === null) return;
      try {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        host.write(path, `${JSON.stringify({ made: `${detector} ${rules}`, sha256: digest(body) })}\n${body}`);
      } catch (error) {
        const why = error instanceof KnownError ? error.reason : 'cannot be written';
        host.err(`mlready: ${path}: ${why}, so the next run will take as long; set XDG_CACHE_HOME, or ${without}\n`);
      }
    },
  };
}

/** @returns what was used as JSON, item by item so that no text is longer than may be kept; null where it would be */
function textOf(used: ReadonlyMap<string, FileResult>): string | null {
  const items: string[] = [];
  let length = 2;
  for (const item of used) {
    const text = JSON.stringify(item);
    length += text.length + 1;
    if (length > maxBytes) return null;
    items.push(text);
  }
  return `[${items.join(',')}]`;
}

/** The file for a subject; null where there is no folder for it. */
function fileFor(subject: string, host: Host): string | null {
  const folder = folderFor(host);
  return folder === null ? null : join(folder, 'mlready', `${digest(subject).slice(0, 32)}.json`);
}

/** The folder that the system has for such things; null where there is none. */
function folderFor({ env }: Host): string | null {
  return env['XDG_CACHE_HOME'] || env['LOCALAPPDATA'] || (env['HOME'] ? join(env['HOME'], '.cache') : null);
}

/** Whatever is not exactly what was written counts as nothing. */
function read(path: string, made: string): Map<string, FileResult> {
  try {
    const found = wholeFile(path, 2 * maxBytes);
    if (!('bytes' in found)) return new Map();
    const text = Buffer.from(found.bytes).toString('utf8');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    const head: { made: unknown; sha256: unknown } = JSON.parse(text.slice(0, end));
    return head.made === made && head.sha256 === digest(body) ? new Map(JSON.parse(body)) : new Map();
  } catch {
    return new Map();
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
