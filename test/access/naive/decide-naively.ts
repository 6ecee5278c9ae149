import { type Asking, askingAs } from './asking.ts';
import type { PlainRequest, PlainStatement, PlainWorld } from './documents.ts';
import { findAction } from './find-action.ts';
import { findDocument, partsOf, theOrganization } from './find-document.ts';
import { heldStatements } from './held-statements.ts';
import { isInactive } from './is-inactive.ts';
import { isResource } from './match-resource.ts';
import { policyStatements } from './policy-statements.ts';
import { refusedKey } from './refused-key.ts';
import { statementMatches } from './statement-matches.ts';

export type NaiveReason = 'inactive' | 'refused' | 'explicit-deny' | 'allow' | 'implicit-deny';

/** What `semantics.md` says of a request, one sentence after the other. */
export function decideNaively(
  world: PlainWorld,
  request: PlainRequest,
  note: Asking['note'] = () => {},
): NaiveReason {
  const asking = askingAs(world, request, request.principal, note);
  if (isInactive(world, request.principal, asking.time)) return 'inactive';
  if (isRefused(world, request)) return 'refused';
  const layers = layersOf(asking);
  if (layers.some((layer) => layer.some(({ effect }) => effect === 'deny'))) return 'explicit-deny';
  return layers.every((layer) => layer.some(({ effect }) => effect === 'allow')) ? 'allow' : 'implicit-deny';
}

function isRefused(world: PlainWorld, request: PlainRequest): boolean {
  const action = findAction(world, request.action);
  if (action === undefined || !isResource(request.resource)) return true;
  // "The resource of an action that its catalogue gives no resource type is `*`."
  if (action.resources === undefined && request.resource !== '*') return true;
  return refusedKey(world, request) !== undefined;
}

/** The matching statements of each layer: a deny in any is a deny, an allow must be in each. */
function layersOf(asking: Asking): readonly (readonly PlainStatement[])[] {
  const { world, principal } = asking;
  const [kind, name] = partsOf(principal);
  const token = kind === 'token' ? findDocument(world, 'Token', name) : undefined;
  if (token === undefined) return layersOfHolder(asking);
  return [
    // "allow(token) = allow(owner) and (inherit or allow(own bindings)) and scopes"
    ...layersOfHolder({ ...asking, principal: token.owner }),
    ...(token.inherit === true ? [] : [heldStatements(asking)]),
    ...(token.scopes === undefined ? [] : [token.scopes.filter((each) => statementMatches(each, asking))]),
  ];
}

/** What a member or service account holds, and the boundaries that the two of them and the organization have. */
function layersOfHolder(asking: Asking): readonly (readonly PlainStatement[])[] {
  const { world, principal } = asking;
  const [kind, name] = partsOf(principal);
  const kinds = { member: 'Member', 'service-account': 'ServiceAccount' } as const;
  const document = kind === 'team' ? undefined : findDocument(world, kinds[kind as keyof typeof kinds], name);
  const boundaries = [document?.boundary, theOrganization(world).boundary];
  return [
    heldStatements(asking),
    ...boundaries.filter((boundary) => boundary !== undefined).map((boundary) => boundedBy(boundary, asking)),
  ];
}

/** "Several policies in one boundary are a union." */
function boundedBy(boundary: readonly string[], asking: Asking): readonly PlainStatement[] {
  return boundary
    .flatMap((reference) => policyStatements(asking.world, reference))
    .filter((statement) => statementMatches(statement, asking));
}
