import { fc } from '../properties.ts';
import type { PlainRequest } from './naive/documents.ts';
import { accountNames, memberNames, teamNames, tokenNames } from './random-holders.ts';
import { askedAction, context, wrongContext } from './random-statements.ts';
import { instant, resource } from './random-texts.ts';

const members = memberNames.map((name) => `member/${name}`);
const principals = [
  ...members,
  ...members,
  ...accountNames.map((name) => `service-account/${name}`),
  ...tokenNames.map((name) => `token/${name}`),
  ...tokenNames.map((name) => `token/${name}`),
  ...teamNames.slice(0, 2).map((name) => `team/${name}`),
];
const unknownPrincipals = ['member/nobody', 'member/ci', 'team/ana', 'token/', 'ana', 'Member/ana', ''];
const wrongActions = ['doc:purge', 'doc:*', '*', 'nobody:read', 'doc', '', 'doc:read ', 'doc:re?d'];
const wrongResources = [
  'krn:k:doc:o',
  'krn:k:doc:o:',
  'a',
  '',
  '**',
  ':k:doc:o:a',
  'k*n:k:doc:o:a',
  'arn:k:doc:o:a',
];

const right: fc.Arbitrary<PlainRequest> = fc
  .record({
    principal: fc.constantFrom(...principals),
    action: askedAction,
    resource,
    context,
    now: instant,
  })
  // The resource of an action that has no type is `*`.
  .map((request) =>
    request.action === 'ops:ping'
      ? { ...request, resource: request.resource === '*' ? undefined : '*' }
      : request,
  );

/** A request with one thing wrong. */
const wrong: fc.Arbitrary<PlainRequest> = fc
  .tuple(
    right,
    fc.oneof(
      fc.record({ principal: fc.constantFrom(...unknownPrincipals) }),
      fc.record({ action: fc.constantFrom(...wrongActions) }),
      fc.record({ resource: fc.constantFrom(...wrongResources) }),
      fc.record({ action: fc.constant('ops:ping'), resource }),
      fc.record({ resource: fc.constant(undefined) }),
      fc.record({ action: fc.constant('doc:write'), resource }),
      fc.record({ context: wrongContext }),
    ),
  )
  .map(([request, mistake]) => ({ ...request, ...mistake }));

export const request: fc.Arbitrary<PlainRequest> = fc.oneof(
  { weight: 24, arbitrary: right },
  { weight: 1, arbitrary: wrong },
);
