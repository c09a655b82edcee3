// Repairs as a diff that people know, in which text of the repository stays text.
import type { paintFor } from '../terminal/paint.js';
import { safe } from '../terminal/text.js';

/** A file as it is, and as it would be. */
interface Changed {
  path: string;
  before: string;
  after: string;
}

/** @returns the changes as a unified diff, a line a line, with a line break at the end */
export async function diffText(files: readonly Changed[], paint: ReturnType<typeof paintFor>): Promise<string> {
  const { createTwoFilesPatch } = await import('diff');
  const lines = files.flatMap(({ path, before, after }) =>
    createTwoFilesPatch(`a/${safe(path)}`, `b/${safe(path)}`, before, after, undefined, undefined, { context: 3 })
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('====')),
  );
  const painted = lines.map((line) => {
    const shown = safe(line.replaceAll('\t', '    '));
    if (line.startsWith('+') && !line.startsWith('+++')) return paint.good(shown);
    if (line.startsWith('-') && !line.startsWith('---')) return paint.bad(shown);
    return line.startsWith('@@') ? paint.accent(shown) : shown;
  });
  return `${painted.join('\n')}\n`;
}
