import { makePattern } from '../../../access/sets/make-pattern.ts';
import type { TextPattern } from '../../../access/sets/text-pattern.ts';

/*
 * A repository is `krn:<any>:github:<id of the organization>:repository/<name>` to Bylaw, as the built-in catalogue
 * says. GitHub compares names without case.
 */

/** The repository of that name; without one, every repository there is or will be. */
export function repositoryPattern(organizationId: string, name?: string): TextPattern {
  const service = `:github:${organizationId}:repository/`;
  return makePattern(
    [
      { is: 'text', text: 'krn:' },
      { is: 'any-text', inHead: true },
      { is: 'text', text: service },
      name === undefined ? { is: 'any-text', inHead: false } : { is: 'text-without-case', text: name },
    ],
    `krn:*${service}${name ?? '*'}`,
  );
}

/** The name, in lower case, of the repository that a resource is; undefined where it is none of this organization. */
export function repositoryIn(resource: string, organizationId: string): string | undefined {
  const [scheme, , service, organization, ...rest] = resource.split(':');
  if (scheme !== 'krn' || service !== 'github' || organization !== organizationId) return undefined;
  const name = rest.join(':');
  return name.startsWith('repository/') ? name.slice('repository/'.length).toLowerCase() : undefined;
}
