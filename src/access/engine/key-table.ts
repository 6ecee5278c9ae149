import type { ActionCatalogue } from '../../model/services/action-catalogue.ts';
import type { KeyType } from '../../model/services/condition-keys.ts';
import type { ScalarType } from '../conditions/scalar.ts';

/** A condition key with whoever gives its value: only what the caller gives may stand in a request. */
export interface Key {
  /** The place of its value in a frame. */
  readonly number: number;
  /** As declared; of an attribute in lower case. */
  readonly name: string;
  readonly type: KeyType;
  readonly giver: 'caller' | 'principal' | 'resource' | 'clock';
  /** Of one value, or of each in a list. */
  readonly scalar: ScalarType;
  readonly isList: boolean;
}

export interface KeyTable {
  /** Without case; undefined for a key that nobody declares. */
  find(name: string): Key | undefined;
  /** The keys that a caller may give, as declared. */
  readonly callerKeys: readonly string[];
}

export function keyTable(catalogue: ActionCatalogue): KeyTable {
  const keys = catalogue.keys.map((name, number) =>
    keyOf(name, number, catalogue.keyType(name) ?? 'string', giverOf(name)),
  );
  const byName = new Map<string, Key>();
  for (const key of keys) byName.set(key.name.toLowerCase(), key);
  // Callers write a key as declared: that spelling is found at once.
  for (const key of keys) byName.set(key.name, key);
  return {
    find: (name) => byName.get(name) ?? byName.get(name.toLowerCase()) ?? attributeKey(name.toLowerCase()),
    callerKeys: keys.filter(({ giver }) => giver === 'caller').map(({ name }) => name),
  };
}

const attributes = 'principal.attributes.';

function attributeKey(name: string): Key | undefined {
  const isAttribute = name.startsWith(attributes) && name.length > attributes.length;
  return isAttribute ? keyOf(name, -1, 'attribute', 'principal') : undefined;
}

function keyOf(name: string, number: number, type: KeyType, giver: Key['giver']): Key {
  const isList = type.endsWith('[]');
  const scalar = type === 'attribute' ? 'string' : ((isList ? type.slice(0, -2) : type) as ScalarType);
  return { number, name, type, giver, scalar, isList };
}

/** `department` of `principal.attributes.department`. */
export function attributeName(key: Key): string {
  return key.name.slice(attributes.length);
}

/** `principal.mfa` is observed by the caller alone. */
function giverOf(name: string): Key['giver'] {
  if (name === 'resource.zone') return 'resource';
  if (name === 'request.time') return 'clock';
  return name.startsWith('principal.') && name !== 'principal.mfa' ? 'principal' : 'caller';
}
