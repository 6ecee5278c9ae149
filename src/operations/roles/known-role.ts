import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { didYouMean } from '../../diagnostic/nearest-name.ts';
import type { Organization, Role } from '../../model/model.ts';

/** Throws `role/unknown`. */
export function knownRole({ roles, name: organization }: Organization, text: string): Role {
  const name = text.replace(/^role\//, '');
  const role = roles.get(name);
  if (role !== undefined) return role;
  throw new BylawError(
    'role/unknown',
    `${organization} has no role \`${name}\``,
    didYouMean(name, roles.keys()),
  );
}
