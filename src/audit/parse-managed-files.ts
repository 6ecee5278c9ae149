import { isReadableJson } from '../digest/canonical-json.ts';
import type { Json, JsonObject } from '../digest/json.ts';
import { type Address, objectAddress, parseAddress, teamMemberAddress } from '../plan/address.ts';
import type { StateEntries } from '../plan/state.ts';
import { corruptLedger } from './corrupt.ts';
import { type EdgeFold, edgeFolds, foldsEdges } from './managed-files.ts';
import { parseManagedPath } from './managed-path.ts';
import { isJsonObject, parseLedgerJson } from './parse-ledger-json.ts';

/**
 * The state that files record: `files` gives texts by path below `folder`, and `folder` (such as
 * `organizations/acme/targets/directory/managed`) is for messages. The inverse of `renderManagedFiles`;
 * throws `ledger/corrupt` for anything that it would not have written.
 */
export function parseManagedFiles(
  organization: string,
  folder: string,
  files: Iterable<readonly [path: string, text: string]>,
): StateEntries {
  const entries = new Map<Address, JsonObject>();
  for (const [path, text] of files) {
    for (const [address, value] of parseManagedFile(organization, folder, path, text))
      entries.set(address, value);
  }
  return entries;
}

/** What one of these files records. */
export function parseManagedFile(
  organization: string,
  folder: string,
  path: string,
  text: string,
): readonly (readonly [Address, JsonObject])[] {
  const whole = `${folder}/${path}`;
  const object = parseManagedPath(organization, path);
  if (object === undefined) throw corruptLedger(`${whole} is not where an object is recorded`);
  const value = parseLedgerJson(whole, text);
  if (!isReadableJson(value, text)) throw corruptLedger(`${whole} is not written as Bylaw writes it`);
  const { kind, name } = object;
  const address = objectAddress(kind, organization, name);
  const folded = edgeFolds.filter((key) => foldsEdges(kind, key) && Object.hasOwn(value, key));
  if (folded.length === 0) return [[address, value]];
  const fields = Object.entries(value).filter(([key]) => !folded.some((each) => each === key));
  const edges = folded.flatMap((key) =>
    unfold(whole, value[key] as Json, (edge) => edgeAddress(organization, kind, name, key, edge)),
  );
  return [[address, Object.fromEntries(fields)], ...edges];
}

function edgeAddress(
  organization: string,
  kind: string,
  name: string,
  field: EdgeFold,
  key: string,
): Address {
  if (field === 'members') return teamMemberAddress(organization, name, key);
  // Not written in lower case it is no address, and not what Bylaw wrote.
  if (field === 'repositories') return `repository-permission:${organization}/${name}/${key}`;
  return `binding:${organization}/${kind}/${name}#${key}`;
}

function unfold(
  path: string,
  field: Json,
  address: (key: string) => Address,
): readonly (readonly [Address, JsonObject])[] {
  // Bylaw leaves an empty map out, so that one state has one text.
  if (!isJsonObject(field) || Object.keys(field).length === 0) {
    throw corruptLedger(`${path} has no map of edges where one should be`);
  }
  return Object.entries(field).map(([key, value]) => {
    const edge = address(key);
    if (parseAddress(edge) === undefined || !isJsonObject(value)) {
      throw corruptLedger(`${path} has an edge \`${key}\` that is none`);
    }
    return [edge, value] as const;
  });
}
