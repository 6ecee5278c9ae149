import type { ObjectAddress } from '../plan/address.ts';
import type { OwnedScope } from '../plan/owned-scope.ts';
import { corruptLedger } from './corrupt.ts';
import { ledgerFile } from './ledger-layout.ts';
import { parseManagedPath } from './managed-path.ts';

/**
 * Every scope in which the ledger records objects as managed, by name, told from the paths of its tree alone.
 * Throws `ledger/corrupt` naming a path below `managed/` where no object would stand.
 */
export function ownedScopes(paths: Iterable<string>): readonly OwnedScope[] {
  const scopes = new Map<string, OwnedScope & { readonly owned: ObjectAddress[] }>();
  for (const path of paths) {
    const file = ledgerFile(path);
    if (file?.is !== 'managed') continue;
    const { organization, target } = file;
    const object = parseManagedPath(organization, file.path);
    if (object === undefined) throw corruptLedger(`${path} is no managed object`);
    const key = `${organization}/${target}`;
    const scope = scopes.get(key) ?? { organization, target, owned: [] };
    scopes.set(key, scope);
    scope.owned.push(object);
  }
  return [...scopes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, scope]) => scope);
}
