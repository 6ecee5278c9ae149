import { makeWorkbench, type Workbench } from '../workbench.ts';
import { times } from './counts.ts';

/** How long the longest texts are: more than anybody reads. */
export const longest = times(100_000, 26_000);

/** What no line may begin with: whoever reads one has been told a lie. */
export const forged = 'FORGED';

/** Everything that a terminal or a log would act on, nobody could see, or that would begin a line of its own. */
export const nasty = `\u001b[31m\u009b2J\u202e\u2067\u200b\ufeff\u00ad\u{e0041}\n${forged} a\r${forged} b\u2028${forged} c\u2029${forged} d\u0085\n::error::x\u001b]8;;http://x.example\u0007y\u001b]0;t\u001b\\##[add-mask]\b\u007f`;

/** The same with a tail that is too long to be shown; without line feeds where `flat`, as Git wants a name. */
export const endless = `${nasty}${'L'.repeat(longest)}`;
export const flat = nasty.replaceAll('\n', ' ').replaceAll('\u0000', '');

/** What may stand in the name of a file. */
export const nastyFile = flat.replaceAll('/', '');

/**
 * A repository without a mistake whose every text is nasty, applied twice: what is free to say, whoever says it.
 */
export function nastyHall(environment: Readonly<Record<string, string>> = {}): Workbench {
  const bench = makeWorkbench(environment, 'resident');
  bench.git('init', '-q');
  bench.git('config', 'user.name', `${flat}${'L'.repeat(20_000)}`);
  bench.git('config', 'user.email', `ada${flat.replaceAll(/[\s\u0085]/g, '')}@x.example`);
  bench.write(documents('first'));
  bench.commit(`${nasty}${'S'.repeat(longest)}`);
  return bench;
}

/** The documents; `which` stands in every text, so that another `which` changes all of them. */
export function documents(which: string): Readonly<Record<string, string>> {
  const text = `${which}${endless}`;
  const name = `${which}${nasty}`.slice(0, 256);
  const head = (kind: string, more: object) => JSON.stringify({ apiVersion: 'bylaw/v1', kind, ...more });
  const resource = `krn:acme:stage:{org_id}:piece/${flat.replaceAll(/\s/g, '')}*`;
  const statement = { actions: ['stage:read'], resources: [resource] };
  const binding = { reason: text, ticket: text };
  return {
    'bylaw.yaml': head('Repository', {}),
    'organizations/hall/organization.yaml': head('Organization', {
      ...{ name: 'hall', displayName: name, description: text, resourceNames: 'krn:acme' },
      membership: { owners: { role: 'owner', min: 1 } },
    }),
    'organizations/hall/target.yaml': head('Target', {
      ...{ name: 'directory', provider: 'directory', description: text },
      allow: [{ guard: 'lost-members', reason: text }],
    }),
    [`organizations/hall/members${nastyFile}.yaml`]: head('MemberList', {
      items: [
        { name: 'ana', displayName: name, role: 'owner', bindings: [{ role: 'reader', ...binding }] },
        { name: 'bo', displayName: name, bindings: [{ role: 'reader', expires: '2020-01-01', ...binding }] },
        { name: 'cy', displayName: name, bindings: [{ role: 'reader', starts: '2090-01-01', ...binding }] },
      ],
    }),
    'organizations/hall/team.yaml': head('Team', {
      ...{ name: 'core', displayName: name, description: text, bindings: [{ role: 'writer', ...binding }] },
      members: [{ member: 'bo', reason: text, ticket: text }],
    }),
    'organizations/hall/service.yaml': head('Service', {
      ...{ name: 'stage', description: text, conditionKeys: { mood: 'string' } },
      actions: { read: { description: text, access: 'read', resources: ['piece'] } },
      resourceTypes: { piece: 'krn:acme:stage:{org_id}:piece/*' },
    }),
    'organizations/hall/roles.yaml': head('RoleList', {
      items: [
        { name: 'owner', description: text, permissions: ['*'] },
        { name: 'reader', description: text, policies: ['read'] },
        { name: 'writer', description: text, policies: ['read'] },
      ],
    }),
    [`organizations/hall/read${nastyFile}.yaml`]: head('Policy', {
      ...{ name: 'read', description: text },
      statements: [
        { effect: 'allow', ...statement },
        { effect: 'allow', ...statement, conditions: { StringLike: { 'stage.mood': [text, nasty] } } },
        {
          effect: 'deny',
          ...statement,
          resources: [`krn:acme:stage:{org_id}:piece/${text.replaceAll(/\s/g, '')}`],
        },
      ],
    }),
    [`organizations/hall/asked${nastyFile}.yaml`]: head('AccessTest', {
      ...{ name: 'asked', description: text, context: { 'stage.mood': text } },
      whoCan: [
        {
          action: 'stage:read',
          resource: `krn:acme:stage:{org_id}:piece/${flat.replaceAll(/\s/g, '')}`,
          is: [],
        },
      ],
    }),
  };
}
