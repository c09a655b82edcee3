// How the reports of this program begin. One that is kept in a repository speaks of every practice there is and shows none, so it has to be known whatever it is
// called. The list of formats (report/formats/index.ts) stands on this one: a format without a head does not compile, and a test finds a head without a format.
import { decode } from '../parsers/text/decode.js';

/** How a file of each format begins. */
export const reportHeads = {
  // Also plans, trends and differences.
  terminal: /^\s*mlready (?:plan |trend |diff )?[·-] /,
  markdown: /^\s*<!-- mlready:/,
  html: /^\s*<!doctype html>[\s\S]{0,1800}?<meta name="generator" content="mlready\b/i,
  // Also trends.
  json: /^\s*\{\s*"schema": *[12],\s*"tool": *\{\s*"name": *"mlready"/,
  sarif: /^\s*\{\s*"\$schema": *"[^"]*",\s*"version": *"2\.1\.0",\s*"runs": *\[\s*\{\s*"tool": *\{\s*"driver": *\{\s*"name": *"mlready"/,
  junit: /^\s*<\?xml [^>]*\?>\s*<testsuites>\s*<testsuite package="mlready"/,
  gitlab: /^\s*\[\s*\{\s*"check_name": *"mlready\//,
  github: /^\s*::(?:error|warning|notice) title=mlready%3A /,
  // Also the frameworks of an evidence pack.
  csv: /^(?:"?stage"?,"?step"?,"?consideration"?,"?check"?,"?statement"?,"?verdict"?,"?basis"?,|framework,version,item,title,state,applies from,)/,
  // Also records of a fleet.
  summary: /^\s*\{\s*"(?:summary|record)": *1, *"mlready": *"/,
} as const satisfies Record<string, RegExp>;

/** Whether a file is a report of this program. */
export function isReport(bytes: Uint8Array): boolean {
  let end = Math.min(2_000, bytes.length);
  // In the middle of a letter the rest would look like text of another encoding.
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  const start = decode(bytes.subarray(0, end));
  return Object.values(reportHeads).some((head) => head.test(start));
}
