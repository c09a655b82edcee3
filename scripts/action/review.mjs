// Sends a review to a pull request: node review.mjs <review.json>, as mlready audit --changed -f review makes it. What a run before has said already is not said
// again: each comment begins with a mark, and only marks in comments that this token wrote itself count. Where the token may not comment (a fork), that is said and
// nothing fails. Nothing is sent where there is nothing to say.
import { readFileSync } from 'node:fs';

const { GITHUB_API_URL, GITHUB_GRAPHQL_URL, GITHUB_REPOSITORY = '', GITHUB_EVENT_PATH, MLREADY_TOKEN } = process.env;
const review = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const [owner, name] = GITHUB_REPOSITORY.split('/');
const { number, head } = pullRequest();
const timeout = 30_000;
const mostPages = 10;

/** The number of the pull request that this run is about, and its newest commit. */
function pullRequest() {
  try {
    const { pull_request: about } = JSON.parse(readFileSync(GITHUB_EVENT_PATH, 'utf8'));
    return { number: about?.number, head: about?.head?.sha };
  } catch {
    return {};
  }
}

/** Text that starts no workflow command. */
const said = (text) =>
  String(text)
    .replace(/[\r\n%]+/g, ' ')
    .slice(0, 300);

async function ask(url, data) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${MLREADY_TOKEN}`, accept: 'application/vnd.github+json', 'content-type': 'application/json', 'user-agent': 'mlready' },
    body: JSON.stringify(data),
    signal: AbortSignal.timeout(timeout),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${said(answer.statusText)}`);
  return answer.json();
}

const query = `query ($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      reviews(first: 50, after: $after) {
        nodes { viewerDidAuthor body comments(first: 50) { nodes { viewerDidAuthor body } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;

const marks = (body) => [...String(body).matchAll(/<!-- mlready:([0-9a-f]{32}) -->/g)].map(([, mark]) => mark);

/** What was said before. */
async function known() {
  const found = new Set();
  let after = null;
  for (let page = 0; page < mostPages; page++) {
    const { data, errors } = await ask(GITHUB_GRAPHQL_URL, { query, variables: { owner, name, number, after } });
    const reviews = data?.repository?.pullRequest?.reviews;
    if (!reviews) throw new Error(said(errors?.[0]?.message ?? 'no reviews were listed'));
    for (const one of reviews.nodes) {
      const own = [one, ...one.comments.nodes].filter(({ viewerDidAuthor }) => viewerDidAuthor);
      for (const { body } of own) for (const mark of marks(body)) found.add(mark);
    }
    if (!reviews.pageInfo.hasNextPage) break;
    after = reviews.pageInfo.endCursor;
  }
  return found;
}

const isNew = (before) => (body) => marks(body).some((mark) => !before.has(mark));

/** Sends what is new. @returns how many comments there were */
async function send() {
  if (review.comments.length === 0 && review.body === '') return 0;
  const fresh = isNew(await known());
  const comments = review.comments.filter(({ body }) => fresh(body));
  const body = marks(review.body).length > 0 && !fresh(review.body) ? '' : review.body;
  if (comments.length === 0 && marks(body).length === 0) return 0;
  const at = `${GITHUB_API_URL}/repos/${owner}/${name}/pulls/${number}/reviews`;
  await ask(at, { ...(typeof head === 'string' && { commit_id: head }), event: 'COMMENT', body, comments });
  return comments.length + (marks(body).length > 0 ? 1 : 0);
}

if (!Number.isInteger(number)) console.log('This is no pull request, so there is nothing to review.');
else {
  try {
    const count = await send();
    console.log(count === 0 ? 'There was nothing new to say.' : `${count} ${count === 1 ? 'comment was' : 'comments were'} made.`);
  } catch (error) {
    console.log(
      `::notice title=mlready::The pull request was not reviewed: ${said(error.message)}. The annotations of this run say the same; a pull request from a fork has a token that may only read.`,
    );
  }
}
