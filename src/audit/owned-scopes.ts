import type { ObjectAddress } from '../plan/address.ts';
import type { OwnedScope } from '../plan/owned-scope.ts';
import { corruptLedger } from './corrupt.ts';
import { ledgerFile } from './ledger-layout.ts';
import { parseManagedPath } from './managed-path.ts';
import type { Scope } from './scope.ts';

/**
 * Every scope in which the ledger records objects as managed, by name, told from the paths of its tree alone.
 * Its objects are told apart when asked for: that throws `ledger/corrupt` naming a path below `managed/` where no
 * object would stand.
 */
export function ownedScopes(paths: Iterable<string>): readonly OwnedScope[] {
  const scopes = new Map<string, ScopePaths>();
  let last: ScopePaths | undefined;
  for (const path of paths) {
    // They come folder by folder, and are many.
    if (last === undefined || !path.startsWith(last.folder)) last = scopeOf(path, scopes);
    last?.paths.push(path);
  }
  return [...scopes.values()]
    .map(({ scope: { organization, target }, paths: own }) => ({
      organization,
      target,
      get owned() {
        return own.map((path) => managedObject(organization, path));
      },
    }))
    .sort((a, b) => (`${a.organization}/${a.target}` < `${b.organization}/${b.target}` ? -1 : 1));
}

interface ScopePaths {
  readonly folder: string;
  readonly scope: Scope;
  readonly paths: string[];
}

function scopeOf(path: string, scopes: Map<string, ScopePaths>): ScopePaths | undefined {
  const folder = managedFolderOf.exec(path)?.[0];
  if (folder === undefined) return undefined;
  const known = scopes.get(folder);
  if (known !== undefined) return known;
  const file = ledgerFile(path);
  if (file?.is !== 'managed') return undefined;
  const found = { folder, scope: file, paths: [] };
  scopes.set(folder, found);
  return found;
}

const managedFolderOf = /^organizations\/[^/]+\/targets\/[^/]+\/managed\//;

function managedObject(organization: string, path: string): ObjectAddress {
  const file = ledgerFile(path);
  const object = file?.is === 'managed' ? parseManagedPath(organization, file.path) : undefined;
  if (object === undefined) throw corruptLedger(`${path} is no managed object`);
  return object;
}
