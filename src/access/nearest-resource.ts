import { nearestName } from '../diagnostic/nearest-name.ts';

/**
 * The resource that a person most likely meant by one of no type given, if any is near: what a type leaves open is as
 * they wrote it, the rest as the type says.
 *
 * @param types patterns whose only variable is the id of the organization, put in
 */
export function nearestResource(resource: string, types: readonly string[]): string | undefined {
  return nearestName(
    resource,
    types.map((type) => filledIn(type, resource)),
  );
}

function filledIn(type: string, resource: string): string {
  const wanted = type.split(':');
  const given = resource.split(':');
  const headLength = wanted[0] === 'arn' ? 5 : 4;
  const head = wanted
    .slice(0, headLength)
    .map((segment, at) => (wildcard.test(segment) ? (given[at] ?? segment) : segment));
  const rest = wanted.slice(headLength).join(':');
  const open = rest.search(wildcard);
  if (open < 0) return [...head, rest].join(':');
  const fixed = rest.slice(0, open);
  const parts = given.slice(headLength).join(':').split('/');
  return [...head, fixed + parts.slice(fixed.split('/').length - 1).join('/')].join(':');
}

const wildcard = /[*?{}]/;
