import { sha256 } from '../digest/digest.ts';
import { type ObjectAddress, type ObjectKind, objectKinds } from '../plan/address.ts';
import { isRecordedName } from './ledger-paths.ts';

/** Kinds of which an organization may have thousands: spread over 256 folders, by a rule that never moves a file. */
const spread: ReadonlySet<ObjectKind> = new Set(['member', 'token']);

/** Where an object stands below `managed/`, such as `team/core.json` or `member/4f/ana.json`. */
export function managedPath(address: ObjectAddress): string {
  const { kind, name } = address;
  return spread.has(kind) ? `${kind}/${sha256(name).slice(0, 2)}/${name}.json` : `${kind}/${name}.json`;
}

/** The object that a path below `managed/` is about, or undefined where no object would stand there. */
export function parseManagedPath(organization: string, path: string): ObjectAddress | undefined {
  const match = /^([a-z-]+)\/(?:[0-9a-f]{2}\/)?([^/]+)\.json$/.exec(path);
  const [, kind = '', name = ''] = match ?? [];
  if (!isObjectKind(kind) || !isRecordedName(name)) return undefined;
  if ((kind === 'organization' || kind === 'settings') && name !== organization) return undefined;
  const address = { kind, organization, name };
  return managedPath(address) === path ? address : undefined;
}

function isObjectKind(kind: string): kind is ObjectKind {
  return (objectKinds as readonly string[]).includes(kind);
}
