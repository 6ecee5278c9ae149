import type { Json, JsonObject } from '../../src/digest/json.ts';

/** A document with one thing wrong, and what that is. */
export interface Mutation {
  readonly what: string;
  readonly body: JsonObject;
}

/** What holds anything at all, so that nothing in it can be wrong. */
const freeForm = /^\/(?:settings|coordinates)\//;

/** Every way of adding a key to a map of the document, and of putting something else in place of a value. */
export function mutationsOf(body: JsonObject): readonly Mutation[] {
  const mutations: Mutation[] = [];
  visit(body, '', (changed) => changed as JsonObject);
  return mutations.filter(
    ({ what }) => body.kind === 'Organization' || !freeForm.test(what.replace(/^.*? at /, '')),
  );

  function visit(value: Json, path: string, put: (changed: Json) => JsonObject): void {
    if (Array.isArray(value)) {
      mutations.push({ what: `a list in place of the items at ${path}/`, body: put([[]]) });
      for (const [index, item] of value.entries()) {
        visit(item, `${path}/${index}`, (changed) => put(value.with(index, changed)));
      }
    } else if (typeof value === 'object' && value !== null) {
      mutations.push({ what: `an unknown key at ${path}/`, body: put({ ...value, 'No Such Key': null }) });
      if (path !== '') mutations.push({ what: `a list in place of a map at ${path}/`, body: put([]) });
      for (const [key, child] of Object.entries(value)) {
        visit(child, `${path}/${key}`, (changed) => put({ ...value, [key]: changed }));
      }
    } else {
      mutations.push({
        what: `a strange map in place of ${value} at ${path}/`,
        body: put({ 'No Such Key': null }),
      });
      mutations.push({ what: `nothing in place of ${value} at ${path}/`, body: put(null) });
    }
  }
}
