import type { JsonObject } from '../../digest/json.ts';

/** Who somebody is, and where bills go: no access, and nothing for a repository that many read. */
const profile = new Set([
  'name',
  'description',
  'company',
  'blog',
  'location',
  'email',
  'billing_email',
  'twitter_username',
]);

/** The settings of an organization as a target says them: under GitHub's names in camel case. */
export function targetSettings(
  settings: Readonly<Record<string, string | number | boolean | null>>,
): JsonObject {
  const set = Object.entries(settings)
    .filter(([field, value]) => value !== null && !profile.has(field))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(set.map(([field, value]) => [inCamelCase(field), value]));
}

function inCamelCase(field: string): string {
  return field.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
