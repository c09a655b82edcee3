// Creates or updates the comment of a pull request: node comment.mjs <report.md>. The comment of a project is known by the report's first line, and only one
// that this token wrote itself is changed. Where the token may not comment (a fork), that is said and nothing fails.
import { readFileSync } from 'node:fs';

const { GITHUB_API_URL, GITHUB_GRAPHQL_URL, GITHUB_REPOSITORY = '', GITHUB_EVENT_PATH, MLREADY_TOKEN } = process.env;
const body = readFileSync(process.argv[2], 'utf8');
const [marker] = body.split('\n');
const [owner, name] = GITHUB_REPOSITORY.split('/');
const number = pullRequest();
const timeout = 30_000;
const mostPages = 30;

/** The number of the pull request that this run is about; undefined where it is about none. */
function pullRequest() {
  try {
    return JSON.parse(readFileSync(GITHUB_EVENT_PATH, 'utf8')).pull_request?.number;
  } catch {
    return undefined;
  }
}

/** Text that starts no workflow command. */
const said = (text) =>
  String(text)
    .replace(/[\r\n%]+/g, ' ')
    .slice(0, 300);

async function ask(method, url, data) {
  const answer = await fetch(url, {
    method,
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
      comments(first: 100, after: $after) { nodes { id body viewerDidAuthor } pageInfo { hasNextPage endCursor } }
    }
  }
}`;

/** The node id of our comment (the number of a comment has outgrown GraphQL's Int); null where there is none yet. */
async function ours() {
  let after = null;
  for (let page = 0; page < mostPages; page++) {
    const { data, errors } = await ask('POST', GITHUB_GRAPHQL_URL, { query, variables: { owner, name, number, after } });
    const comments = data?.repository?.pullRequest?.comments;
    if (!comments) throw new Error(said(errors?.[0]?.message ?? 'no comments were listed'));
    const found = comments.nodes.find((comment) => comment.viewerDidAuthor && comment.body.split(/\r?\n/)[0] === marker);
    if (found) return found.id;
    if (!comments.pageInfo.hasNextPage) return null;
    after = comments.pageInfo.endCursor;
  }
  return null;
}

/** Gives our comment its new text. */
async function update(id) {
  const mutation = 'mutation ($id: ID!, $body: String!) { updateIssueComment(input: { id: $id, body: $body }) { issueComment { id } } }';
  const { errors } = await ask('POST', GITHUB_GRAPHQL_URL, { query: mutation, variables: { id, body } });
  if (errors?.length > 0) throw new Error(said(errors[0].message));
}

if (!Number.isInteger(number)) console.log('This is no pull request, so there is nothing to comment on.');
else {
  try {
    const id = await ours();
    if (id === null) await ask('POST', `${GITHUB_API_URL}/repos/${owner}/${name}/issues/${number}/comments`, { body });
    else await update(id);
    console.log(id === null ? 'The comment was created.' : 'The comment was updated.');
  } catch (error) {
    console.log(
      `::notice title=mlready::The pull request was not commented on: ${said(error.message)}. The summary of this run holds the report; a pull request from a fork has a token that may only read.`,
    );
  }
}
