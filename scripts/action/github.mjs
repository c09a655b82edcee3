// GitHub as the steps of the action see it: the event, the repository, and its API with the token that the workflow gives.
import { readFileSync } from 'node:fs';

const { GITHUB_GRAPHQL_URL, GITHUB_REPOSITORY = '', GITHUB_EVENT_PATH, MLREADY_TOKEN } = process.env;
const timeout = 30_000;

export const [owner, name] = GITHUB_REPOSITORY.split('/');

/** Where the API has this repository. */
export const repository = `${process.env.GITHUB_API_URL}/repos/${owner}/${name}`;

/** Text that starts no workflow command. */
export const said = (text) =>
  String(text)
    .replace(/[\r\n%]+/g, ' ')
    .slice(0, 300);

/** The number of the pull request that this run is about, and its newest commit; neither where it is about none. */
export function pullRequest() {
  try {
    const { pull_request: about } = JSON.parse(readFileSync(GITHUB_EVENT_PATH, 'utf8'));
    return { number: about?.number, head: about?.head?.sha };
  } catch {
    return {};
  }
}

/** Asks the API. @throws Error where it refuses */
export async function ask(method, url, data) {
  const answer = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${MLREADY_TOKEN}`, accept: 'application/vnd.github+json', 'content-type': 'application/json', 'user-agent': 'mlready' },
    body: JSON.stringify(data),
    signal: AbortSignal.timeout(timeout),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${said(answer.statusText)}`);
  return answer.json();
}

/**
 * Goes through a list page by page.
 * @param query takes `owner`, `name` and `after` beside `variables`
 * @param listOf takes the list out of the repository that is answered
 * @param most how many pages at the most
 * @throws Error where there is no such list
 */
export async function* pagesOf(query, variables, listOf, most) {
  let after = null;
  for (let page = 0; page < most; page++) {
    const { data, errors } = await ask('POST', GITHUB_GRAPHQL_URL, { query, variables: { owner, name, ...variables, after } });
    const list = data?.repository && listOf(data.repository);
    if (!list) throw new Error(said(errors?.[0]?.message ?? 'nothing was listed'));
    yield list.nodes;
    if (!list.pageInfo.hasNextPage) return;
    after = list.pageInfo.endCursor;
  }
}

/** Asks for a change by a mutation. @throws Error where it is refused */
export async function mutate(mutation, variables) {
  const { errors } = await ask('POST', GITHUB_GRAPHQL_URL, { query: mutation, variables });
  if (errors?.length > 0) throw new Error(said(errors[0].message));
}

/** The marks by which a later run knows what a text has said. */
export const marks = (text) => [...String(text).matchAll(/<!-- mlready:([0-9a-f]{32}) -->/g)].map(([, mark]) => mark);
