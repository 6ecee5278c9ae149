/** Files by path; null removes one. */
type Files = Readonly<Record<string, string | null>>;

const kind = (name: string) => `apiVersion: bylaw/v1\nkind: ${name}\n`;

function members(organization: string, others: readonly string[]): string {
  const line = (name: string, more = '') =>
    `  - {name: ${name}, email: ${name}@${organization}.example${more}}\n`;
  return `${kind('MemberList')}items:\n${line('ada', ', role: keeper')}${others.map((name) => line(name)).join('')}`;
}

function team(name: string, who: readonly string[], ...more: readonly string[]): string {
  return `${[`${kind('Team')}name: ${name}`, `members: [${who.join(', ')}]`, ...more].join('\n')}\n`;
}

function policy(name: string, ...actions: readonly string[]): string {
  return `${kind('Policy')}name: ${name}\nstatements:\n  - {effect: allow, actions: [${actions.map((action) => `"${action}"`).join(', ')}]}\n`;
}

function roles(...more: readonly string[]): string {
  return `${kind('RoleList')}items:
  - {name: keeper, permissions: ["*"]}
  - {name: visitor, permissions: ["trees:look"]}
  - {name: picker, policies: [pick]}
  - {name: packer, policies: [pack]}
${more.join('')}`;
}

function common(name: string): Files {
  return {
    'organization.yaml': `${kind('Organization')}name: ${name}
membership:
  owners: {role: keeper, min: 1}
  organizationRole: {required: true, default: visitor, oneOf: [visitor]}
`,
    'service.yaml': `${kind('Service')}name: trees
actions:
  look: {description: Look at a tree, access: read}
  pick: {description: Pick fruit, access: write}
  pack: {description: Pack fruit, access: write}
  press: {description: Press fruit, access: write}
  prune: {description: Prune a tree, access: write}
`,
  };
}

/** An orchard as it begins: teams in each other, two policies, bindings of teams. */
function beginning(name: string): Files {
  return {
    ...common(name),
    'members.yaml': members(name, ['ben', 'cy', 'dot', 'eve', 'fay', 'gil']),
    'roles.yaml': roles(),
    'pick.yaml': policy('pick', 'trees:pick'),
    'pack.yaml': policy('pack', 'trees:pack'),
    'field.yaml': team('field', ['ben', 'cy'], 'bindings: [picker]'),
    'packing.yaml': team('packing', ['dot', 'eve'], 'parent: field', 'bindings: [packer]'),
    'office.yaml': team('office', ['fay', 'gil']),
  };
}

/** One out, one in, a team moved, one renamed, one new, a policy edited, one new, bindings changed. */
function later(name: string): Files {
  return {
    'members.yaml': members(name, ['ben', 'cy', 'dot', 'eve', 'fay', 'hal']),
    'roles.yaml': roles('  - {name: presser, policies: [press]}\n'),
    'pick.yaml': policy('pick', 'trees:pick', 'trees:prune'),
    'press.yaml': policy('press', 'trees:press'),
    'field.yaml': team('grove', ['ben', 'hal'], 'previously: [field]', 'bindings: [picker, packer]'),
    'packing.yaml': team('packing', ['dot', 'fay'], 'parent: office', 'bindings: [packer]'),
    'office.yaml': team('office', ['fay', 'eve']),
    'cellar.yaml': team('cellar', ['cy'], 'parent: grove', 'bindings: [presser]'),
  };
}

/** A team and a policy gone, and what they gave. */
function last(name: string): Files {
  return {
    'members.yaml': members(name, ['ben', 'cy', 'dot', 'eve', 'fay', 'hal', 'ida']),
    'roles.yaml': roles(),
    'press.yaml': null,
    'cellar.yaml': null,
    'pack.yaml': policy('pack', 'trees:pack', 'trees:look'),
    'packing.yaml': team('packing', ['dot', 'ida'], 'parent: grove'),
  };
}

const stagesOfOne = [beginning, later, last];

export interface Place {
  readonly name: string;
  /** The provider of its one target; the embedded directory if undefined. */
  readonly provider?: string;
}

/** What changes in the files of a repository when it comes to a stage, counted from 0. */
export function stageFiles(stage: number, places: readonly Place[]): Files {
  const files: Record<string, string | null> = stage === 0 ? { 'bylaw.yaml': kind('Repository') } : {};
  for (const { name, provider } of places) {
    const own = stagesOfOne[stage]?.(name) ?? {};
    for (const [path, text] of Object.entries(own)) files[`organizations/${name}/${path}`] = text;
    if (stage > 0 || provider === undefined) continue;
    files[`organizations/${name}/target.yaml`] =
      `${kind('Target')}name: ${provider}\nprovider: ${provider}\n`;
  }
  return files;
}
