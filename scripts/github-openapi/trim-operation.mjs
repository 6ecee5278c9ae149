// One operation with what a machine checks of it: parameters, request body, responses. Nothing else is referred to
// but schemas: parameters and responses that GitHub's description shares are written out.
import { mapValues, trimSchema } from './trim-schema.mjs';

export function trimOperation(description, method, path) {
  const item = description.paths[path];
  const operation = item?.[method.toLowerCase()];
  if (operation === undefined) throw new Error(`${method} ${path} is not in the description`);
  const follow = (value) => (value.$ref === undefined ? value : resolve(description, value.$ref));
  const removed = removedFields(operation);
  return {
    operationId: operation.operationId,
    parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(follow).map(trimParameter),
    ...(operation.requestBody === undefined ? {} : { requestBody: trimBody(follow(operation.requestBody)) }),
    responses: mapValues(operation.responses, (response) => trimBody(follow(response))),
    ...(removed.length === 0 ? {} : { 'x-removed-fields': removed }),
  };
}

function trimParameter(parameter) {
  return {
    name: parameter.name,
    in: parameter.in,
    ...(parameter.required ? { required: true } : {}),
    schema: trimSchema(parameter.schema),
  };
}

/** Of a request or a response: only JSON is spoken here. */
function trimBody(body) {
  const json = Object.entries(body.content ?? {}).filter(([type]) => type.endsWith('json'));
  return {
    ...(body.required ? { required: true } : {}),
    ...(json.length === 0
      ? {}
      : { content: mapValues(Object.fromEntries(json), ({ schema }) => ({ schema: trimSchema(schema) })) }),
  };
}

/** Fields of the request body that a newer version of the API no longer takes. */
function removedFields(operation) {
  return (operation['x-github-breaking-changes'] ?? []).flatMap(({ version, patch }) =>
    Object.entries(patch.requestBody?.content?.['application/json']?.schema?.properties ?? {})
      .filter(([, value]) => value === null)
      .map(([field]) => ({ version, field })),
  );
}

function resolve(description, reference) {
  const steps = reference.replace(/^#\//, '').split('/');
  return steps.reduce((value, step) => value[step.replaceAll('~1', '/').replaceAll('~0', '~')], description);
}
