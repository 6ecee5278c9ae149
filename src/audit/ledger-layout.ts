import { parseEmergencyFile } from './emergency-mark.ts';
import { entryPath, invitationPath, isLedgerName } from './ledger-paths.ts';

/** What a file of the ledger's tree is, told from its path alone. */
export type LedgerFile =
  | { readonly is: 'entry' }
  | {
      readonly is: 'policy';
      readonly organization: string;
      readonly policy: string;
      readonly version: number;
    }
  | { readonly is: 'tombstone'; readonly organization: string; readonly policy: string }
  | { readonly is: 'applied' | 'intent'; readonly organization: string; readonly target: string }
  | {
      readonly is: 'managed' | 'unmanaged' | 'emergency';
      readonly organization: string;
      readonly target: string;
      /** Below the folder of that name. */
      readonly path: string;
    }
  | { readonly is: 'lifecycle'; readonly organization: string; readonly member: string };

/** Undefined for a path that no version 1 ledger has. */
export function ledgerFile(path: string): LedgerFile | undefined {
  if (path === entryPath) return { is: 'entry' };
  const [root, organization = '', area, name = '', ...rest] = path.split('/');
  if (root !== 'organizations' || !isLedgerName(organization)) return undefined;
  if (area === 'lifecycle') return lifecycleFile(organization, path);
  if (!isLedgerName(name)) return undefined;
  if (area === 'policies') return policyFile(organization, name, rest);
  if (area === 'targets') return targetFile(organization, name, rest);
  return undefined;
}

function lifecycleFile(organization: string, path: string): LedgerFile | undefined {
  const member = path.slice(path.lastIndexOf('/') + 1).replace(/\.json$/, '');
  const stands = isLedgerName(member) && invitationPath(organization, member) === path;
  return stands ? { is: 'lifecycle', organization, member } : undefined;
}

function policyFile(organization: string, policy: string, rest: readonly string[]): LedgerFile | undefined {
  const [file = '', ...below] = rest;
  if (below.length > 0) return undefined;
  if (file === 'tombstone.json') return { is: 'tombstone', organization, policy };
  const version = /^([1-9][0-9]{0,8})\.json$/.exec(file)?.[1];
  return version === undefined ? undefined : { is: 'policy', organization, policy, version: Number(version) };
}

function targetFile(organization: string, target: string, rest: readonly string[]): LedgerFile | undefined {
  const [first, ...below] = rest;
  if (first === 'applied.json' && below.length === 0) return { is: 'applied', organization, target };
  if (first === 'intent.json' && below.length === 0) return { is: 'intent', organization, target };
  const path = below.join('/');
  if (first === 'emergency') return parseEmergencyFile(path) && { is: first, organization, target, path };
  if ((first !== 'managed' && first !== 'unmanaged') || below.length === 0) return undefined;
  return { is: first, organization, target, path };
}
