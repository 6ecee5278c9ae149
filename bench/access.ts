import type { Item, Size } from './organization.ts';
import type { Random } from './random.ts';
import { roleName } from './role-name.ts';
import { actionOf, resourceOf, services } from './services.ts';

/** Statements a policy. */
const statements = 5;

/** Every policy is of some role; a role holds three more that others hold too. */
export function roleItem(index: number, size: Size, random: Random): Item {
  const own = range(index, size.policies, size.roles);
  const policies = [...new Set([...own, ...random.distinct(3, size.policies)])];
  return {
    name: roleName(index),
    lines: [
      `description: What work ${index} needs`,
      'policies:',
      ...policies.map((policy) => `  - ${policyName(policy)}`),
    ],
  };
}

export function policyItem(index: number, random: Random): Item {
  return {
    name: policyName(index),
    lines: [
      `description: Access to area ${index}`,
      'statements:',
      ...Array.from({ length: statements }, (_, number) => statementLines(number, random)).flat(),
    ],
  };
}

function policyName(index: number): string {
  return `policy-${index}`;
}

/** The last of a policy denies; one in four has a condition. */
function statementLines(number: number, random: Random): readonly string[] {
  const service = random.pick(services);
  const type = random.pick(service.types);
  const effect = number === statements - 1 ? 'deny' : 'allow';
  const verbs = random.distinct(1 + random.below(3), 4);
  return [
    `  - sid: Statement${number}`,
    `    effect: ${effect}`,
    `    actions: [${verbs.map((verb) => `"${actionOf(service, type, verb)}"`).join(', ')}]`,
    `    resources: ["${resourceOf(service, type, `area-${random.below(200)}-*`)}"]`,
    ...(random.chance(1 / 4) ? ['    conditions: { Bool: { principal.mfa: true } }'] : []),
  ];
}

/** The numbers below `count` that leave `index` when divided by `by`. */
function range(index: number, count: number, by: number): readonly number[] {
  return Array.from({ length: Math.ceil((count - index) / by) }, (_, turn) => index + turn * by);
}
