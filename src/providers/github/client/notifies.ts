import type { Route } from './rest-types.ts';

const mails: ReadonlySet<Route> = new Set<Route>([
  'POST /orgs/{org}/invitations',
  'PUT /orgs/{org}/memberships/{username}',
  'PUT /orgs/{org}/outside_collaborators/{username}',
  'PUT /repos/{owner}/{repo}/collaborators/{username}',
]);

/** Whether GitHub mails somebody because of such a write: those are to come three times slower. */
export function notifies(route: Route): boolean {
  return mails.has(route);
}
