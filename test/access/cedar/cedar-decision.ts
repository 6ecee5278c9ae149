import { setFlagsFromString } from 'node:v8';
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import type { PlainRequest, PlainWorld } from '../naive/documents.ts';
import { cedarPolicies } from './cedar-policies.ts';

// V8 11 dies ("unreachable code") on leaving optimized code from within a call of WebAssembly that it inlined.
setFlagsFromString('--no-turbo-inline-js-wasm-calls');

/** Decides requests of one organization by Cedar. Parses its policies once. */
export function cedarDecider(world: PlainWorld): (request: PlainRequest) => 'allow' | 'deny' {
  const parsed = cedar.preparsePolicySet('organization', { staticPolicies: cedarPolicies(world) });
  if (parsed.type === 'failure')
    throw new Error(`Cedar: ${JSON.stringify(parsed.errors)}\n${cedarPolicies(world)}`);
  const people = entitiesOf(world);
  return (request) => {
    const { principal, context } = asked(world, request);
    const answer = cedar.statefulIsAuthorized({
      principal,
      action: { type: 'Action', id: 'any' },
      resource: { type: 'Resource', id: 'asked' },
      context,
      preparsedPolicySetId: 'organization',
      entities: [...people, resourceEntity(request.resource ?? '*')],
    } as never);
    if (answer.type === 'failure') throw new Error(`Cedar: ${JSON.stringify(answer.errors)}`);
    const { decision, diagnostics } = answer.response;
    // A policy that cannot be evaluated is skipped: a forbid would be lost.
    if (diagnostics.errors.length > 0) throw new Error(`Cedar: ${JSON.stringify(diagnostics.errors[0])}`);
    return decision;
  };
}

function asked(world: PlainWorld, { principal, action, context, now }: PlainRequest) {
  const token = world.documents.find((each) => each.kind === 'Token' && principal === `token/${each.name}`);
  const [kind, name] = (token?.kind === 'Token' ? token.owner : principal).split('/') as [string, string];
  return {
    principal: { type: kind === 'member' ? 'Member' : 'ServiceAccount', id: name },
    context: {
      ...Object.fromEntries(Object.entries(context).map(([key, value]) => [key, cedarValue(key, value)])),
      action: action.toLowerCase(),
      now: cedarValue('request.time', now),
      ...(token === undefined ? {} : { token: token.name }),
    },
  };
}

function cedarValue(key: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => cedarValue(key, each));
  if (/^(doc\.ds?|request\.time)$/.test(key))
    return { __extn: { fn: 'datetime', arg: new Date(String(value)).toISOString() } };
  return key.endsWith('.ip') ? { __extn: { fn: 'ip', arg: value } } : value;
}

function entitiesOf({ documents }: PlainWorld) {
  return documents.flatMap((document) => {
    if (document.kind === 'Team') {
      const parents = document.parent === undefined ? [] : [{ type: 'Team', id: document.parent }];
      return [{ uid: { type: 'Team', id: document.name }, attrs: {}, parents }];
    }
    if (document.kind !== 'Member' && document.kind !== 'ServiceAccount') return [];
    const { kind, name, attributes } = document;
    const written = kind === 'Member' ? name : `service-account/${name}`;
    const parents = documents.flatMap((team) =>
      team.kind === 'Team' && team.members?.includes(written) === true
        ? [{ type: 'Team', id: team.name }]
        : [],
    );
    return [{ uid: { type: kind, id: name }, attrs: { name, ...attributes }, parents }];
  });
}

function resourceEntity(resource: string) {
  const parts = resource.split(':');
  const n = resource === '*' ? 0 : parts[0] === 'arn' ? 5 : 4;
  const head = Object.fromEntries(parts.slice(0, n).map((part, at) => [`s${at}`, part]));
  return {
    uid: { type: 'Resource', id: 'asked' },
    attrs: n === 0 ? { n } : { n, ...head, rest: parts.slice(n).join(':') },
    parents: [],
  };
}
