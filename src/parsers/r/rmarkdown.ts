// R Markdown and Quarto: prose with chunks of code between fences.
import type { CodeFacts } from '../code/facts.js';
import { linesOf } from '../text/lines.js';

/** Code between fences of an R Markdown or Quarto document. */
export interface Chunk {
  /** Lower-case. */
  language: string;
  /** The document's line in which `source` starts. */
  line: number;
  source: string;
}

/**
 * Finds the chunks that are run when the document is built: those whose fence says "{r}", "{python}" or the like.
 * @returns Chunks in the order of the document; one that is never closed goes to its end. Never throws.
 */
export function chunks(source: string): Chunk[] {
  const found: Chunk[] = [];
  const lines = linesOf(source.replace(/^\uFEFF/, ''));
  let fence = 0;
  let chunk: { language: string; line: number; lines: string[] } | null = null;
  const close = () => {
    if (chunk !== null) found.push({ language: chunk.language, line: chunk.line, source: chunk.lines.join('\n') });
    chunk = null;
    fence = 0;
  };
  lines.forEach((line, index) => {
    const marks = fenceOf(line);
    if (fence > 0) {
      if (marks >= fence && line.trim().length === marks) close();
      else chunk?.lines.push(line);
    } else if (marks > 0) {
      fence = marks;
      const language = /^[^{`]{0,1000}`{3,1000}[ \t]{0,20}\{[ \t]{0,20}\.?([A-Za-z0-9_+-]{1,40})/.exec(line)?.[1];
      if (language !== undefined) chunk = { language: language.toLowerCase(), line: index + 2, lines: [] };
    }
  });
  close();
  return found;
}

/** How many backticks the line starts with, behind its indentation; 0 when it is no fence. */
function fenceOf(line: string): number {
  let at = 0;
  while (line[at] === ' ' || line[at] === '\t' || line[at] === '>') at++;
  const start = at;
  while (line[at] === '`') at++;
  return at - start >= 3 ? at - start : 0;
}

/**
 * Reads what the chunks of a document say, with the lines of the document.
 * @param scannerOf gives what reads the chunks whose fence names a language; null leaves them out
 */
export function scanChunks(text: string, scannerOf: (language: string) => ((source: string) => CodeFacts) | null): CodeFacts {
  const sum: CodeFacts = { imports: [], calls: [], definitions: [], lines: 0 };
  for (const chunk of chunks(text)) {
    const facts = scannerOf(chunk.language)?.(chunk.source);
    if (facts === undefined) continue;
    // One by one: as arguments of one call, a hundred thousand overflow the stack.
    const move = <T extends { line: number }>(from: T[], to: T[]) => {
      for (const one of from) to.push({ ...one, line: one.line + chunk.line - 1 });
    };
    move(facts.imports, sum.imports);
    move(facts.calls, sum.calls);
    move(facts.definitions, sum.definitions);
    sum.lines += facts.lines;
  }
  return sum;
}
