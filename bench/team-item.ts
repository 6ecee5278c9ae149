import { memberName } from './member-item.ts';
import type { Item, Size } from './organization.ts';
import type { Random } from './random.ts';
import { roleName } from './role-name.ts';
import { resourceOf, services } from './services.ts';

/** Where each level of nesting ends, as a share of all teams: one in a hundred has no parent. */
const levels = [0.01, 0.1, 0.4, 1];

export function teamItem(index: number, size: Size, random: Random): Item {
  const parent = parentOf(index, size.teams, random);
  const people = random.distinct(8 + random.below(20), size.members).map(memberName);
  return {
    name: teamName(index),
    lines: [
      `displayName: Team ${index}`,
      `description: Looks after part ${index} of the product`,
      ...(parent === undefined ? [] : [`parent: ${teamName(parent)}`]),
      'maintainers:',
      ...people.slice(0, 2).map((name) => `  - ${name}`),
      'members:',
      ...people.slice(2).flatMap((name) => memberLines(name, random)),
      'bindings:',
      ...random.distinct(1 + random.below(3), size.roles).flatMap((role) => bindingLines(role, random)),
    ],
  };
}

function teamName(index: number): string {
  return `team-${index}`;
}

/** A team of the level above, levels being runs of the indices. */
function parentOf(index: number, teams: number, random: Random): number | undefined {
  const ends = levels.map((share) => Math.max(1, Math.round(share * teams)));
  const level = ends.findIndex((end) => index < end);
  const until = ends[level - 1];
  if (until === undefined) return undefined;
  const from = ends[level - 2] ?? 0;
  return from >= until ? from - 1 : from + random.below(until - from);
}

/** One in twenty with a reason. */
function memberLines(name: string, random: Random): readonly string[] {
  if (!random.chance(1 / 20)) return [`  - ${name}`];
  return [`  - member: ${name}`, `    reason: on loan until project ${random.below(100)} is done`];
}

/** Every other binding is to a part of the resources. */
function bindingLines(role: number, random: Random): readonly string[] {
  if (random.chance(1 / 2)) return [`  - ${roleName(role)}`];
  const service = random.pick(services);
  const resource = resourceOf(service, random.pick(service.types), `area-${random.below(50)}-*`);
  return [`  - role: ${roleName(role)}`, `    on: ["${resource}"]`];
}
