// Of the routes of the project's own service those that ask who calls.
import { routesBehind } from '../route-guards.js';
import type { DegreeKind } from './kind.js';

const callers = new Set(
  'auth authn authz authenticate authenticated authentication authenticator authorize authorized authorization oauth oauth2 token tokens jwt bearer login principal apikey credentials caller identity permission permissions role roles scopes security secured protected admin superuser requires'.split(
    ' ',
  ),
);
/** What is handed to a route to work with. */
const stores = new Set('service services repo repository store db dao manager session factory client settings config'.split(' '));

const who = new Set(['current', 'active', 'logged', 'require', 'required', 'valid']);

function named(words: readonly string[]): boolean {
  if (words.some((word) => stores.has(word) || word === 'optional')) return false;
  return words.some((word, at) => callers.has(word) || (word === 'user' && words.some((one) => who.has(one))) || (word === 'key' && words[at - 1] === 'api'));
}

export const routesAuthenticated: DegreeKind = {
  name: 'routes-authenticated',
  needs: ['security.authenticated'],
  count: (evidence) => routesBehind({ signal: 'security.authenticated', named }, evidence),
};
