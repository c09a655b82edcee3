// What the page holds besides its text: written in by the build (scripts/page-assets.ts).
import { createHash } from 'node:crypto';

declare const __MLREADY_PAGE_STYLE__: string;
declare const __MLREADY_PAGE_SCRIPT__: string;

/** page.css and client/page.client.ts, made small. */
export const style = __MLREADY_PAGE_STYLE__;
export const script = __MLREADY_PAGE_SCRIPT__;

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Allows this style and this script and nothing else (Content Security Policy Level 3). */
export const policy = `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'`;
