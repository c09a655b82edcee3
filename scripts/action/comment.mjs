// Creates or updates the comment of a pull request: node comment.mjs <report.md> [--instead]. With --instead a comment that is there is updated, and none is made. The
// comment of a project is known by the report's first line, and only one that this token wrote itself is changed. Where the token may not comment (a fork), that is said
// and nothing fails.
import { readFileSync } from 'node:fs';
import { ask, mutate, pagesOf, pullRequest, repository, said } from './github.mjs';

const [, , report, instead] = process.argv;
const body = readFileSync(report, 'utf8');
const [marker] = body.split('\n');
const { number } = pullRequest();
const mostPages = 30;

const query = `query ($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      comments(first: 100, after: $after) { nodes { id body viewerDidAuthor } pageInfo { hasNextPage endCursor } }
    }
  }
}`;

/** The node id of our comment (the number of a comment has outgrown GraphQL's Int); null where there is none yet. */
async function ours() {
  for await (const comments of pagesOf(query, { number }, ({ pullRequest: one }) => one?.comments, mostPages)) {
    const found = comments.find((comment) => comment.viewerDidAuthor && comment.body.split(/\r?\n/)[0] === marker);
    if (found) return found.id;
  }
  return null;
}

/** Gives our comment its new text. */
function update(id) {
  return mutate('mutation ($id: ID!, $body: String!) { updateIssueComment(input: { id: $id, body: $body }) { issueComment { id } } }', { id, body });
}

if (!Number.isInteger(number)) console.log('This is no pull request, so there is nothing to comment on.');
else {
  try {
    const id = await ours();
    if (id !== null) {
      await update(id);
      console.log('The comment was updated.');
    } else if (instead === undefined) {
      await ask('POST', `${repository}/issues/${number}/comments`, { body });
      console.log('The comment was created.');
    } else console.log('There is no comment of an earlier run to replace.');
  } catch (error) {
    console.log(
      `::notice title=mlready::The pull request was not commented on: ${said(error.message)}. The summary of this run holds the report; a pull request from a fork has a token that may only read.`,
    );
  }
}
