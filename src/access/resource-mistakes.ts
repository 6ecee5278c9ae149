import type { Action } from './engine/action-table.ts';
import type { Engine } from './engine/engine.ts';
import { exampleResource } from './example-resource.ts';
import { nearestResource } from './nearest-resource.ts';
import type { RequestMistake } from './request.ts';
import { resourceMatches } from './text/compiled-resource.ts';
import { emptyResourceName, readResourceName } from './text/resource-name.ts';

/** What is wrong with the resource of a request, or that there is none; of an unknown action only its shape. */
export function resourceMistakes(
  engine: Engine,
  action: string,
  resource: string | undefined,
): readonly RequestMistake[] {
  const known = engine.actions.find(action);
  if (resource === undefined) return known?.hasResources === true ? [missing(engine, known)] : [];
  if (typeof resource !== 'string' || !readResourceName(emptyResourceName(), resource))
    return [malformed(resource)];
  if (known === undefined || resource === '*') return [];
  if (!known.hasResources) return [withoutType(known, resource)];
  return isOfTypes(engine, known, resource) ? [] : [ofOtherType(engine, known, resource)];
}

function isOfTypes({ frame }: Engine, { types }: Action, resource: string): boolean {
  const name = emptyResourceName();
  return readResourceName(name, resource) && types.some((type) => resourceMatches(type, frame, name, true));
}

function missing({ organization }: Engine, action: Action): RequestMistake {
  return {
    code: 'resource-missing',
    key: 'resource',
    message: `\`${action.text}\` is done to a resource: name one`,
    hint: [
      ...suchAs(action, organization.id),
      '`*` asks what is allowed on all, whatever is denied on some',
    ].join('; '),
  };
}

function malformed(resource: unknown): RequestMistake {
  return {
    code: 'malformed-resource',
    key: 'resource',
    message: `\`${resource}\` is no resource`,
    hint: 'write it as `scheme:partition:service:organization:rest` (`arn` has one segment more), or `*`',
  };
}

function withoutType({ text }: Action, resource: string): RequestMistake {
  return {
    code: 'resource-without-type',
    key: 'resource',
    message: `\`${text}\` is done to no resource, and \`${resource}\` is one`,
    hint: 'leave the resource out, or declare `resources` of the action in its catalogue',
  };
}

function ofOtherType(engine: Engine, action: Action, resource: string): RequestMistake {
  const types = typesOf(action, engine.organization.id);
  const nearest = nearestResource(resource, types);
  return {
    code: 'resource-of-other-type',
    key: 'resource',
    message: `\`${resource}\` is no resource that \`${action.text}\` is done to: ${listed(types, ', ')}`,
    hint:
      nearest !== undefined && isOfTypes(engine, action, nearest)
        ? `did you mean \`${nearest}\`?`
        : ['name such a resource', ...suchAs(action, engine.organization.id), 'or `*`'].join(', '),
  };
}

/** Resources that can be asked about as they stand. */
function suchAs({ resources }: Action, organizationId: string): readonly string[] {
  const examples = resources.flatMap((type) => exampleResource(type, organizationId) ?? []);
  return examples.length === 0 ? [] : [`such as ${listed([...new Set(examples)], ' or ')}`];
}

/** With the organization's id put in. */
function typesOf({ resources }: Action, organizationId: string): readonly string[] {
  return resources.map((type) => type.replaceAll('{org_id}', organizationId));
}

function listed(types: readonly string[], separator: string): string {
  return types.map((type) => `\`${type}\``).join(separator);
}
