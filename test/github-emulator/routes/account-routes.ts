import { openAccount } from '../open-organization.ts';
import { notFound, Refusal } from '../refusal.ts';
import { renderWholeAccount } from '../render/render-account.ts';
import type { Reply, Route, RouteRequest } from '../route.ts';

function ownAccount(request: RouteRequest): Reply {
  const { token, account } = request.caller;
  if (token.kind === 'installation') {
    throw new Refusal(403, 'Resource not accessible by integration');
  }
  return { status: 200, body: renderWholeAccount(request.url, account, true) };
}

function accountById(request: RouteRequest): Reply {
  const account = request.state.accounts.get(Number(request.params.account_id));
  if (account === undefined || account.suspended) {
    throw notFound();
  }
  return { status: 200, body: renderWholeAccount(request.url, account, false) };
}

function accountByLogin(request: RouteRequest): Reply {
  return { status: 200, body: renderWholeAccount(request.url, openAccount(request), false) };
}

export const accountRoutes: readonly Route[] = [
  { method: 'GET', path: '/user', handle: ownAccount },
  { method: 'GET', path: '/user/{account_id}', handle: accountById },
  { method: 'GET', path: '/users/{username}', handle: accountByLogin },
  {
    method: 'GET',
    path: '/rate_limit',
    handle: (request) => ({ status: 200, body: request.limits() }),
  },
];
