// Keeps one issue about what ends by itself: node issue.mjs <due.md>, as mlready due -f markdown makes it. The issue of a project is known by its first line, and
// only one that this token wrote itself is touched. It is written where something new is in it, closed where nothing is left, and left alone otherwise: who closed it
// by hand is asked again only once something new falls due. A token that may not write fails the job, as nobody would hear of it otherwise.
import { readFileSync } from 'node:fs';
import { ask, marks, pagesOf, repository, said } from './github.mjs';

const body = readFileSync(process.argv[2], 'utf8');
const [marker] = body.split('\n');
const mostPages = 30;

const query = `query ($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    issues(first: 100, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { number state body viewerDidAuthor }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

/** Our newest issue, open or closed; null where there is none yet. */
async function ours() {
  for await (const issues of pagesOf(query, {}, (one) => one.issues, mostPages)) {
    const found = issues.find((issue) => issue.viewerDidAuthor && issue.body.split(/\r?\n/)[0] === marker);
    if (found) return found;
  }
  return null;
}

/** The title: with the folder of the project, where it is one of several in the repository. */
function title() {
  const folder = decodeURIComponent(/^<!-- mlready:due (\S{1,1000}) -->$/.exec(marker)?.[1] ?? '.');
  return `What ends by itself${folder === '.' ? '' : ` in ${said(folder)}`}`;
}

/** Does what is to be done. @returns what was done, as a sentence */
async function keep() {
  const issues = `${repository}/issues`;
  const found = await ours();
  const now = marks(body);
  if (now.length === 0) {
    if (found?.state !== 'OPEN') return 'Nothing is due.';
    await ask('PATCH', `${issues}/${found.number}`, { body, state: 'closed', state_reason: 'completed' });
    return `Nothing is due any more: issue ${found.number} was closed.`;
  }
  if (found === null) {
    const { number } = await ask('POST', issues, { title: title(), body });
    return `Issue ${Number(number)} was created.`;
  }
  const before = new Set(marks(found.body));
  if (now.every((mark) => before.has(mark))) return `Nothing new is due: issue ${found.number} stays as it is.`;
  await ask('PATCH', `${issues}/${found.number}`, { body, state: 'open' });
  return `Issue ${found.number} was brought up to date.`;
}

try {
  console.log(await keep());
} catch (error) {
  console.log(`::error title=mlready::The issue was not written: ${said(error.message)}. The job needs the permission "issues: write".`);
  process.exitCode = 1;
}
