// Sends a review to a pull request: node review.mjs <review.json>, as mlready audit --changed -f review makes it. What a run before has said already is not said
// again: each comment begins with a mark, and only marks in comments that this token wrote itself count. Where the token may not comment (a fork), that is said and
// nothing fails. Nothing is sent where there is nothing to say.
import { readFileSync } from 'node:fs';
import { ask, marks, pagesOf, pullRequest, repository, said } from './github.mjs';

const review = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { number, head } = pullRequest();
const mostPages = 10;

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

/** What was said before. */
async function known() {
  const found = new Set();
  for await (const reviews of pagesOf(query, { number }, ({ pullRequest: one }) => one?.reviews, mostPages))
    for (const one of reviews)
      for (const { body, viewerDidAuthor } of [one, ...one.comments.nodes]) if (viewerDidAuthor) for (const mark of marks(body)) found.add(mark);
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
  await ask('POST', `${repository}/pulls/${number}/reviews`, { ...(typeof head === 'string' && { commit_id: head }), event: 'COMMENT', body, comments });
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
