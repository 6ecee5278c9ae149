import type { Organization } from '../../../model/model.ts';

/**
 * What may stand for the partition in the resource names of the `bylaw` service: that of the organization's names;
 * where it says none, each that a statement names.
 */
export function partitionsOf({ resourceNames, name, policies, tokens }: Organization): readonly string[] {
  const own = /^krn:([^:*?{}]+)$/.exec(resourceNames ?? '')?.[1];
  if (own !== undefined) return [own];
  const statements = [...policies.values(), ...tokens.values()].flatMap((each) =>
    'statements' in each ? each.statements : (each.scopes ?? []),
  );
  const named = [...JSON.stringify(statements).matchAll(/"krn:([^:"{}]+):/g)].map(([, text = '']) =>
    text.replaceAll(/[*?]/g, '') === '' ? name : text.replaceAll(/[*?]/g, ''),
  );
  return [...new Set([...named, name])].sort();
}
