import type { PlainRequest, PlainService, PlainStatement } from '../../../access/naive/documents.ts';
import type { KeyTypes } from './convert-statements.ts';

/** The same without what was given, and about something else. */
export function requestsBeside(asked: PlainRequest): readonly PlainRequest[] {
  const [first] = Object.keys(asked.context);
  const { [first ?? '']: _, ...others } = asked.context;
  const resource = (asked.resource ?? '*').replace(/.$/, 'other');
  return [...(first === undefined ? [] : [{ ...asked, context: others }]), { ...asked, resource }];
}

/** A request that a statement is about, with a context that its conditions mostly accept. */
export function requestAbout(
  statement: PlainStatement,
  principal: string,
  services: readonly PlainService[],
  types: KeyTypes,
): PlainRequest | undefined {
  const action = actionAbout(statement, services);
  if (action === undefined) return undefined;
  const context = contextOf(statement, types);
  const pattern = statement.resources?.at(-1) ?? '*';
  const resource = pattern === '*' ? 'arn:aws:any:eu:1:thing/x' : filled(pattern, context);
  return { principal, action, resource, context, now: '2026-11-22T09:00:00Z' };
}

function actionAbout(
  { actions, notActions }: PlainStatement,
  services: readonly PlainService[],
): string | undefined {
  const pattern = actions?.at(-1) ?? '*';
  const matcher = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i');
  const excepted = notActions?.map((each) => each.toLowerCase().replace(/\*$/, '')) ?? [];
  for (const { name, actions: declared } of services) {
    for (const each of Object.keys(declared)) {
      const text = `${name}:${each}`;
      if (matcher.test(text) && !excepted.some((start) => text.toLowerCase().startsWith(start))) return text;
    }
  }
  return undefined;
}

/** Wildcards become an `x`, variables what the context gives. */
function filled(pattern: string, context: Record<string, unknown>): string {
  return pattern.replace(/\{([^{}]*)\}|\*|\?/g, (found, name: string | undefined) => {
    if (name === '*' || name === '?') return name;
    if (name === undefined) return found === '*' ? 'x' : 'y';
    context[name] ??= 'value';
    return String(context[name]);
  });
}

/** What the operators accept, then what `Null` asks to be there or not. */
function contextOf({ conditions = {} }: PlainStatement, types: KeyTypes): Record<string, unknown> {
  const context: Record<string, unknown> = {};
  const typeOf = (key: string) => types.get(key.toLowerCase()) ?? 'string';
  for (const [operator, keys] of Object.entries(conditions)) {
    if (operator === 'Null') continue;
    for (const [key, values] of Object.entries(keys)) {
      const value = accepted(operator, [values].flat()[0], context);
      context[key] = typeOf(key).endsWith('[]') ? [value] : value;
    }
  }
  for (const [key, isMissing] of Object.entries(conditions.Null ?? {})) {
    if (isMissing === true) delete context[key];
    else context[key] ??= someValue[typeOf(key)];
  }
  return context;
}

const someValue = { string: 'x', 'string[]': ['x'], bool: true, number: 1 } as const;

function accepted(operator: string, first: unknown, context: Record<string, unknown>): unknown {
  if (typeof first !== 'string') return first;
  return operator.includes('Not') ? 'other' : filled(first, context);
}
