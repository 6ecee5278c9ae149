import type { Random } from '../random.ts';

/** A document as a person would write it; the first of a list says what the list is of. */
export type Written = { kind: string; name: string } & Record<string, unknown>;

/** The documents of a repository by file, as they are edited. */
export type Declared = Map<string, Written[]>;

const folder = 'organizations/hall';

/** An organization that is just large enough for everything about it to be kept, and a small one beside it. */
export function declaredAtFirst(random: Random): Declared {
  const files: Declared = new Map();
  const add = (path: string, ...documents: Written[]) =>
    void files.set(path, [...(files.get(path) ?? []), ...documents]);
  add('bylaw.yaml', { kind: 'Repository', name: '', organizations: ['organizations/*'] });
  add(`${folder}/organization.yaml`, {
    kind: 'Organization',
    name: 'hall',
    resourceNames: 'krn:hall',
    uses: ['*.yaml'],
    membership: {
      owners: { role: 'director', min: 1 },
      organizationRole: { required: true, default: 'guest', oneOf: ['guest', 'player'] },
    },
  });
  add('organizations/annexe/organization.yaml', { kind: 'Organization', name: 'annexe', uses: ['*.yaml'] });
  add('organizations/annexe/people.yaml', { kind: 'Member', name: 'mira', role: 'guest' });
  add(`${folder}/target.yaml`, { kind: 'Target', name: 'directory', provider: 'directory', mode: 'strict' });
  add('shared/scores.yaml', service());
  for (const name of ['guest', 'player']) add('shared/roles.yaml', role(name, ['scores:read']));
  add(`${folder}/roles/director.yaml`, role('director', ['*']));
  for (let at = 0; at < 6; at += 1) {
    add(`${folder}/policies/p${at}.yaml`, policy(`p${at}`, random));
    add(`${folder}/roles/r${at}.yaml`, { kind: 'Role', name: `r${at}`, policies: [`p${at}`] });
  }
  for (const name of ['vault', 'stage']) add(`${folder}/zones.yaml`, zone(name, random));
  add(`${folder}/members/m0.yaml`, {
    kind: 'Member',
    name: 'm0',
    role: 'director',
    email: 'm0@hall.example',
  });
  for (let at = 1; at < 70; at += 1) {
    // Some stand several to a file.
    const path = at < 60 ? `${folder}/members/m${at}.yaml` : `${folder}/members/others.yaml`;
    add(path, { kind: 'Member', name: `m${at}`, email: `m${at}@hall.example` });
  }
  for (let at = 0; at < 14; at += 1) {
    const members = [`m${random.below(70)}`];
    add(`${folder}/teams/t${at}.yaml`, { kind: 'Team', name: `t${at}`, members, bindings: [`r${at % 6}`] });
  }
  add(`${folder}/machines.yaml`, { kind: 'ServiceAccount', name: 's0', owner: 'member/m0', role: 'guest' });
  for (let at = 0; at < 3; at += 1) {
    const scopes = [{ effect: 'allow', actions: ['scores:read'], resources: ['*'] }];
    add(`${folder}/tokens/k${at}.yaml`, {
      kind: 'Token',
      name: `k${at}`,
      owner: `member/m${at}`,
      inherit: true,
      scopes,
    });
  }
  add(`${folder}/rails.yaml`, {
    kind: 'Guardrail',
    name: 'few-mark',
    limit: { actions: ['scores:mark'], holders: { min: 0, max: 900 } },
  });
  return files;
}

function service(): Written {
  return {
    kind: 'Service',
    name: 'scores',
    actions: {
      read: { access: 'read', resources: ['score'] },
      mark: { access: 'write', resources: ['score'] },
    },
    resourceTypes: { score: 'krn:hall:scores:{org_id}:score/*' },
    conditionKeys: { edition: 'string' },
  };
}

export function role(name: string, permissions: readonly string[]): Written {
  return { kind: 'Role', name, permissions };
}

export function policy(name: string, random: Random): Written {
  const actions = [random.pick(['scores:read', 'scores:mark', 'scores:*'])];
  const resources = [random.pick(['*', 'krn:hall:scores:{org_id}:score/*'])];
  return {
    kind: 'Policy',
    name,
    statements: [{ effect: random.pick(['allow', 'allow', 'deny']), actions, resources }],
  };
}

function zone(name: string, random: Random): Written {
  return {
    kind: 'Zone',
    name,
    resources: [`krn:hall:scores:{org_id}:score/${name}-*`],
    bindings: [{ principal: `member/m${random.below(70)}`, role: 'player' }],
  };
}
