import type { JsonObject } from '../../../digest/json.ts';
import type { Role } from '../../../model/model.ts';
import type { Adopting } from './adopting.ts';

/** What a role is in a target, by the field of its mapping. */
export type Meaning = 'organizationRole' | 'assignedOrganizationRole' | 'permission';

/**
 * The one role of the files that is `value` in the target; else why none can be named. A system without words of its
 * own calls roles as the files do.
 */
export function roleMeaning(
  { source, section }: Adopting,
  meaning: Meaning,
  value: string,
  isFit: (role: Role) => boolean = () => true,
): { readonly role: string } | { readonly why: string } {
  const roles = [...source.organization.roles.values()].filter(isFit);
  const found = roles.filter((role) =>
    section.provider.project === undefined
      ? role.name === value
      : means(role.github ?? {}, meaning).includes(value),
  );
  const [first, ...others] = found.map(({ name }) => name).sort();
  if (first === undefined) return { why: `no role of the files is \`${value}\` there` };
  if (others.length === 0) return { role: first };
  const choices = [first, ...others].map((name) => `\`${name}\``).join(', ');
  return { why: `several roles are \`${value}\` there: ${choices}` };
}

function means(mapping: JsonObject, meaning: Meaning): readonly unknown[] {
  if (meaning !== 'permission') return [mapping[meaning]];
  return [mapping.repositoryPermission, mapping.customRepositoryRole];
}
