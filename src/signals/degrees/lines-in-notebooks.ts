// Of the lines of Python code those that stand in notebooks.
import type { DegreeKind } from './kind.js';

export const linesInNotebooks: DegreeKind = {
  name: 'lines-in-notebooks',
  needs: [],
  count: ({ inventory: { lines } }) => ({ count: lines.notebook ?? 0, total: (lines.python ?? 0) + (lines.notebook ?? 0), rest: [] }),
};
