import type { PlainService } from '../../../access/naive/documents.ts';
import { type AwsPolicy, type AwsStatement, listOf } from './aws-policies.ts';
import { type KeyTypes, keyOf, typeUnder } from './convert-statements.ts';

/** The type of every key, as most statements compare it; a list where it is compared under a prefix only. */
export function keyTypesOf(policies: readonly AwsPolicy[]): KeyTypes {
  const counts = new Map<string, Record<'string' | 'bool' | 'number' | 'single', number>>();
  for (const { Condition = {}, ...rest } of statementsOf(policies)) {
    for (const [operator, keys] of Object.entries(Condition)) {
      for (const key of Object.keys(keys)) {
        const count = counted(key);
        if (operator === 'Null') continue;
        count[typeUnder(operator)] += 1;
        if (!operator.startsWith('For')) count.single += 1;
      }
    }
    for (const [, name] of JSON.stringify([rest, Condition]).matchAll(/\$\{([a-z0-9-]+:[^}]+)\}/gi))
      counted(String(name)).single += 1;
  }
  return new Map(
    [...counts].map(([key, { string, bool, number, single }]) => {
      if (bool > string) return [key, 'bool'];
      if (number > string) return [key, 'number'];
      return [key, single === 0 && string > 0 ? 'string[]' : 'string'];
    }),
  );

  function counted(key: string) {
    const name = keyOf(key, () => {}).toLowerCase();
    const count = counts.get(name) ?? { string: 0, bool: 0, number: 0, single: 0 };
    counts.set(name, count);
    return count;
  }
}

/** One service a prefix, with every action that some document names; what only wildcards name gets one of its own. */
export function awsCatalogue(policies: readonly AwsPolicy[], types: KeyTypes): readonly PlainService[] {
  const services = new Map<string, Map<string, string>>();
  const patterns = new Set<string>();
  for (const { Action, NotAction } of statementsOf(policies)) {
    for (const text of [...listOf(Action), ...listOf(NotAction)].map(String)) {
      const [service = '', name = ''] = text.split(':');
      if (/^[A-Za-z0-9-]+$/.test(name)) actionsOf(service).set(name.toLowerCase(), name);
      else if (/^[A-Za-z0-9*?-]+$/.test(name)) patterns.add(text);
    }
  }
  for (const text of patterns) {
    const [service = '', name = ''] = text.split(':');
    const actions = actionsOf(service);
    const pattern = new RegExp(`^${name.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i');
    const made = name.replaceAll('*', 'Any').replaceAll('?', 'x');
    if (![...actions.keys()].some((each) => pattern.test(each))) actions.set(made.toLowerCase(), made);
  }
  for (const key of types.keys()) actionsOf(key.slice(0, key.indexOf('.')));
  return [...services]
    .filter(([name]) => /^[a-z0-9-]+$/.test(name))
    .map(([name, actions]) => service(name, actions));

  function actionsOf(name: string): Map<string, string> {
    const actions = services.get(name.toLowerCase()) ?? new Map<string, string>();
    services.set(name.toLowerCase(), actions);
    return actions;
  }

  function service(name: string, actions: ReadonlyMap<string, string>): PlainService {
    const names = actions.size === 0 ? ['Any'] : [...actions.values()];
    const keys = [...types].filter(([key]) => key.startsWith(`${name}.`) && /^[a-z0-9._:-]+$/.test(key));
    return {
      kind: 'Service',
      name,
      actions: Object.fromEntries(names.map((action) => [action, { resources: ['any'] }])),
      resourceTypes: { any: 'arn:*:*:*:*:*' },
      ...(keys.length === 0
        ? {}
        : {
            conditionKeys: Object.fromEntries(keys.map(([key, type]) => [key.slice(name.length + 1), type])),
          }),
    };
  }
}

function statementsOf(policies: readonly AwsPolicy[]): readonly AwsStatement[] {
  return policies.flatMap(({ versions }) => versions.flatMap(({ statements }) => statements));
}
