import type { JsonObject } from '../../digest/json.ts';
import { text } from './access-fields.ts';

/** What one may do in a repository: each level includes those before it. */
export const permissionLevels: readonly string[] = ['read', 'triage', 'write', 'maintain', 'admin'];

/**
 * The permissions that a permission includes, itself last. What one of an organization's own includes beside reading
 * nobody here knows: exchanged for another it both gives and takes.
 */
export function includedPermissions(value: JsonObject): readonly string[] {
  const permission = text(value.permission);
  if (permission === undefined) return [];
  const level = permissionLevels.indexOf(permission);
  return level < 0 ? ['read', permission] : permissionLevels.slice(0, level + 1);
}
