import { type Asking, askingAs } from './asking.ts';
import type { PlainRequest, PlainStatement, PlainWorld } from './documents.ts';
import { findAction } from './find-action.ts';
import { findDocument, idOf, partsOf, theOrganization } from './find-document.ts';
import { heldStatements } from './held-statements.ts';
import { isInactive } from './is-inactive.ts';
import { isResource, matchResource } from './match-resource.ts';
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
  return isRefusedFor(world, request) || refusedKey(world, request) !== undefined;
}

function isRefusedFor(world: PlainWorld, { action: asked, resource }: PlainRequest): boolean {
  const action = findAction(world, asked);
  if (action === undefined) return true;
  // "An action that has resource types is done to a resource, which a request has to name."
  if (resource === undefined) return action.types !== undefined;
  if (!isResource(resource)) return true;
  if (resource === '*') return false;
  // "The resource of an action that its catalogue gives no resource type is `*`."
  if (action.types === undefined) return true;
  // "... of one of these types, or `*`. A variable in a type other than `{org_id}` may be any text."
  const id = idOf(theOrganization(world));
  return !action.types.some((type) => {
    const anything = type.replace(/\{(?!org_id\})[A-Za-z0-9._:-]+\}/g, '*');
    return matchResource(anything, resource, (name) => (name === 'org_id' ? id : undefined)) === true;
  });
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
