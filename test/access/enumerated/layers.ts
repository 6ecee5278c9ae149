import type { Asking } from '../naive/asking.ts';
import type { PlainBinding, PlainRole, PlainStatement } from '../naive/documents.ts';
import { findDocument, partsOf, theOrganization } from '../naive/find-document.ts';
import { bindingsOf } from '../naive/held-statements.ts';
import { isInForce } from '../naive/instants.ts';
import { policyStatements } from '../naive/policy-statements.ts';

/** A statement with what it is held through. */
export interface HeldStatement {
  readonly statement: PlainStatement;
  readonly binding?: PlainBinding;
  readonly reachesZones?: boolean;
  /** A permission of a role: of the organization's resources alone. */
  readonly isPermission?: boolean;
}

/** An allow must be in each. */
export interface Layer {
  /** For whom variables and conditions are read: a token's owner for what the owner holds. */
  readonly holder: string;
  readonly statements: readonly HeldStatement[];
}

/** What somebody holds at a time, whatever is asked: "allow(owner) and (inherit or allow(own)) and scopes". */
export function layersOf(asking: Asking): readonly Layer[] {
  const { world, principal } = asking;
  const [kind, name] = partsOf(principal);
  const token = kind === 'token' ? findDocument(world, 'Token', name) : undefined;
  if (token === undefined) return layersOfHolder(asking);
  const { owner, inherit, scopes } = token;
  return [
    ...layersOfHolder({ ...asking, principal: owner }),
    ...(inherit === true ? [] : [{ holder: principal, statements: heldBy(asking) }]),
    ...(scopes === undefined ? [] : [{ holder: principal, statements: plain(scopes) }]),
  ];
}

function layersOfHolder(asking: Asking): readonly Layer[] {
  const { world, principal: holder } = asking;
  const [kind, name] = partsOf(holder);
  const document = findDocument(world, kind === 'member' ? 'Member' : 'ServiceAccount', name);
  const boundaries = [document?.boundary, theOrganization(world).boundary].flatMap((boundary) =>
    boundary === undefined
      ? []
      : [{ holder, statements: plain(boundary.flatMap((each) => policyStatements(world, each))) }],
  );
  return [{ holder, statements: heldBy(asking) }, ...boundaries];
}

function plain(statements: readonly PlainStatement[]): readonly HeldStatement[] {
  return statements.map((statement) => ({ statement }));
}

function heldBy(asking: Asking): readonly HeldStatement[] {
  return bindingsOf(asking)
    .filter((binding) => isInForce(binding, asking.time))
    .flatMap((binding) => {
      const role = findDocument(asking.world, 'Role', binding.role);
      if (role === undefined) throw new Error(`no role ${binding.role}`);
      return ofRole(role, asking).map((each) => ({
        ...each,
        binding,
        reachesZones: role.reachesZones === true,
      }));
    });
}

function ofRole({ permissions = [], policies = [] }: PlainRole, { world }: Asking): readonly HeldStatement[] {
  const own: readonly HeldStatement[] =
    permissions.length === 0
      ? []
      : [{ statement: { effect: 'allow', actions: permissions }, isPermission: true }];
  return [...own, ...plain(policies.flatMap((reference) => policyStatements(world, reference)))];
}
