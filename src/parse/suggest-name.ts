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
  const kinds = kindsIn(pattern);
  const [, before = '', rest = ''] = /^([a-z-]+)(?:\s*\/\s*|\s+)(\S.*)$/i.exec(found.trim()) ?? [];
  const kind = before.toLowerCase();
  if (!kinds.includes(kind)) {
    if (found.includes('/')) return [nameFrom(found)];
    const name = nameFrom(found);
    // Whoever is named without a kind is most often a person, where only principals are named.
    return [name, name === undefined || kinds.includes('policy') ? undefined : `member/${name}`];
  }
  const name = nameFrom(rest);
  // Where some kind of principal is written with its prefix, a name alone is a member.
  const isNameAlone = kind === 'member' || !pattern.includes('/');
  return [name === undefined ? undefined : `${kind}/${name}`, isNameAlone ? name : undefined];
}

/** The kinds that a rule takes before a name; those of principals where it takes none. */
function kindsIn(pattern: string): readonly string[] {
  return /^\^\(([a-z|-]+)\)\//.exec(pattern)?.[1]?.split('|') ?? principalKinds;
}

const principalKinds: readonly string[] = ['member', 'team', 'service-account', 'token'];

/** How the rule of a policy with its version ends. */
const policyVersion = '(@[1-9]\\d{0,8})?$';

function policyCandidates(found: string): readonly (string | undefined)[] {
  const [, before = '', version] = /^([^@]*)(?:@v?(\d+))?/i.exec(found) ?? [];
  const name = nameFrom(before);
  return [name === undefined || version === undefined ? undefined : `${name}@${Number(version)}`, name];
}
