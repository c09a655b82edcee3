// What the scanners of programming languages give: one shape for all languages.

/** A call, a decorator or a base class, its name resolved through the file's imports. */
export interface Call {
  /** Dotted. `import torch as t; t.manual_seed(0)` is "torch.manual_seed". A name that starts at no import keeps its own spelling
   * behind a dot: `self.model.fit()` is ".self.model.fit", a bare `fit()` that is not imported is "fit", a call on a call's result is ".fit". */
  name: string;
  line: number;
  /** The source between the parentheses, comments removed, at most 2,000 characters; "" for a decorator or base without any. */
  args: string;
  role: 'call' | 'decorator' | 'base';
}

/** What one source file says, with line numbers from 1. */
export interface CodeFacts {
  /** Modules imported, dotted as written ("sklearn.linear_model"; relative ones start with "."). For `from x import y` both "x" and "x.y". */
  imports: { module: string; line: number }[];
  calls: Call[];
  definitions: { name: string; line: number; role: 'function' | 'class' }[];
  /** Non-blank lines. */
  lines: number;
}

/** Which calls a scan has to keep; all others are dropped unread. 'all' keeps every one. */
export interface Interest {
  /** First segments of imported modules under which every call counts (in JavaScript package names, "@sentry/node"). */
  roots: ReadonlySet<string> | 'all';
  /** Last segments of names that count wherever they are (in R whole names, "set.seed"). */
  last: ReadonlySet<string> | 'all';
}
