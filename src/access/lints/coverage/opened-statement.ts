import type { Json, JsonObject } from '../../../digest/json.ts';
import type { WrittenStatement } from '../../../schema/generated/documents.ts';
import type { OpenKeys } from './open-keys.ts';

/**
 * A statement as it is for whoever may hold it. A condition on an attribute, or with a value that depends on who asks,
 * is one of which nothing is known but that it is the same wherever it is written; such a variable in a resource is a
 * text that stands nowhere else.
 */
export interface OpenedStatement {
  readonly written: JsonObject & WrittenStatement;
  /** Whether nobody's matches more: a deny does whose variable has no value. */
  readonly isMost: boolean;
  /** Whether nobody's matches less, where no resource of what it is compared with holds such a text. */
  readonly isLeast: boolean;
  /** Whether its resources hold such a text. */
  readonly isVaried: boolean;
  /** Whether what it says of such a text it says of every other in its place. */
  readonly isEven: boolean;
}

/** @param on the resources to which a binding narrows it */
export function openStatement(
  written: JsonObject & WrittenStatement,
  keys: OpenKeys,
  on: readonly string[] = [],
): OpenedStatement {
  const { effect, resources, notResources, conditions } = written;
  const named = [...(resources ?? []), ...on];
  const exceptsVaried = notResources?.some(hasVariables) === true;
  const isVaried = named.some(hasVariables);
  return {
    written: {
      ...written,
      ...(resources === undefined ? {} : { resources: resources.map(withTexts) }),
      ...(notResources === undefined ? {} : { notResources: notResources.map(withTexts) }),
      ...(conditions === undefined ? {} : { conditions: opened(conditions as JsonObject, keys) }),
    } as JsonObject & WrittenStatement,
    isMost: !exceptsVaried && !(isVaried && effect === 'deny'),
    isLeast: !exceptsVaried,
    isVaried,
    // Another text may be one that is excepted, and has not as many characters.
    isEven: notResources === undefined && !named.some((text) => text.includes('?')),
  };
}

const tokens = /\{\{|\}\}|\{([^{}]*)\}/g;

/** Variables that stand for something else than the organization and the zone of a resource. */
function hasVariables(text: string): boolean {
  return text.includes('{') && withTexts(text) !== text;
}

/** With a text of its own for each variable. */
export function withTexts(text: string): string {
  if (!text.includes('{')) return text;
  return text.replaceAll(tokens, (token, name: string | undefined) =>
    name === undefined || ['*', '?', 'org_id', 'zone'].includes(name)
      ? token
      : `\u{e000}${name.toLowerCase()}\u{e001}`,
  );
}

function opened(conditions: JsonObject, keys: OpenKeys): JsonObject {
  const known: Record<string, JsonObject> = {};
  const unknown: Record<string, Json> = {};
  for (const [operator, byKey] of Object.entries(conditions))
    for (const [key, value] of Object.entries(byKey as JsonObject)) {
      const isOfAttribute = /^principal\.attributes\./i.test(key);
      const values = Array.isArray(value) ? value : [value];
      if (!isOfAttribute && !values.some((each) => typeof each === 'string' && hasVariables(each)))
        known[operator] = { ...known[operator], [key]: value };
      else unknown[keys.unknown(JSON.stringify([operator, key, value]))] = true;
    }
  if (Object.keys(unknown).length > 0) known.Bool = { ...known.Bool, ...unknown };
  return known;
}
