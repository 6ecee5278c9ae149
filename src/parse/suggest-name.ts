import type { TextRule } from '../schema/schema-error.ts';
import { nameFrom } from './name-from.ts';

/**
 * The name that was meant, as this rule wants it: alone, with its prefix or version, or with the prefix it lacks.
 * Undefined where that cannot be told: what is suggested is always accepted.
 */
export function suggestName({ pattern, found }: TextRule & { readonly found: string }): string | undefined {
  const rule = new RegExp(pattern, 'u');
  return candidates(pattern, found).find((candidate) => candidate !== undefined && rule.test(candidate));
}

function candidates(pattern: string, found: string): readonly (string | undefined)[] {
  if (pattern.endsWith(policyVersion)) return policyCandidates(found);
  const slash = found.indexOf('/');
  if (slash < 0) {
    const name = nameFrom(found);
    return [name, name === undefined ? undefined : `member/${name}`];
  }
  const kind = found.slice(0, slash).trim().toLowerCase();
  const name = nameFrom(found.slice(slash + 1));
  if (!principalKinds.includes(kind)) return [nameFrom(found)];
  const principal = name === undefined ? undefined : `${kind}/${name}`;
  // Where some kind of principal is written with its prefix, a name alone is a member.
  const isNameAlone = kind === 'member' || !pattern.includes('/');
  return [principal, isNameAlone ? name : undefined];
}

const principalKinds: readonly string[] = ['member', 'team', 'service-account', 'token'];

/** How the rule of a policy with its version ends. */
const policyVersion = '(@[1-9]\\d{0,8})?$';

function policyCandidates(found: string): readonly (string | undefined)[] {
  const [, before = '', version] = /^([^@]*)(?:@v?(\d+))?/i.exec(found) ?? [];
  const name = nameFrom(before);
  return [name === undefined || version === undefined ? undefined : `${name}@${Number(version)}`, name];
}
