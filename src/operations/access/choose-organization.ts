import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { Model, Organization } from '../../model/model.ts';
import { chooseOrganizations } from '../choose-scopes.ts';

/** The organization asked about: the one named, else the only one. */
export function chooseOrganization(model: Model, name: string | undefined): Organization {
  const [first, ...others] = chooseOrganizations(model, name === undefined ? [] : [name]);
  if (first !== undefined && others.length === 0) return first;
  throw whichOrganization([...model.organizations.keys()].sort());
}

/** Says that one has to be named. */
export function whichOrganization(names: readonly string[]): BylawError {
  return new BylawError('access/which-organization', 'there are several organizations', {
    hint: `say which one: \`--org\` (\`organization\` in the library), one of ${names.join(', ')}`,
  });
}
