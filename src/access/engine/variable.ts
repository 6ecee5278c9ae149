import type { Frame } from './frame.ts';
import { type KeyReader, keyReader } from './key-reader.ts';
import type { KeyTable } from './key-table.ts';
import type { ZoneTable } from './zone-table.ts';

/** What stands for a variable: the same text always, what a request or a principal says, or nothing ever. */
export type Variable =
  | { readonly is: 'constant'; readonly value: string }
  | {
      readonly is: 'read';
      readonly read: (frame: Frame) => string | undefined;
      readonly isOfCaller: boolean;
      readonly isOfPrincipal: boolean;
    }
  | { readonly is: 'never' };

export type Variables = (name: string) => Variable;

const never: Variable = { is: 'never' };

/** The variables of an organization. Only a text is a value: an attribute that is none has no value. */
export function variablesOf(organizationId: string, keys: KeyTable, zones: ZoneTable): Variables {
  return (name) => {
    if (name === 'org_id') return { is: 'constant', value: organizationId };
    if (name === 'principal.id')
      return { is: 'read', read: ({ subject }) => subject.id, isOfCaller: false, isOfPrincipal: true };
    const key = keys.find(name === 'zone' ? 'resource.zone' : name);
    if (key === undefined || (key.type !== 'string' && key.type !== 'attribute')) return never;
    return {
      is: 'read',
      read: textOf(keyReader(key, zones)),
      isOfCaller: key.giver === 'caller',
      isOfPrincipal: key.giver === 'principal',
    };
  };
}

function textOf(read: KeyReader): (frame: Frame) => string | undefined {
  return (frame) => {
    const value = read(frame);
    return typeof value === 'string' ? value : undefined;
  };
}
