type ScalarType = 'string' | 'number' | 'date' | 'bool' | 'ip';

/** What a condition key holds; an `attribute` is free-form: whatever a member's `attributes` say. */
export type KeyType = ScalarType | `${ScalarType}[]` | 'attribute';

/** The keys that every request or principal has, whatever the catalogues say; also `principal.attributes.*`. */
export const builtInKeys: readonly (readonly [string, KeyType])[] = [
  ['principal.mfa', 'bool'],
  ['principal.name', 'string'],
  ['principal.type', 'string'],
  ['principal.teams', 'string[]'],
  ['request.time', 'date'],
  ['request.ip', 'ip'],
  ['resource.zone', 'string'],
];

/** What the keys of Bylaw itself begin with. */
export const ownKeySpaces: readonly string[] = ['principal', 'request', 'resource'];

/** Names of services that would make a catalogue's keys those of Bylaw itself, or its actions the built-in ones. */
export const reservedServices: readonly string[] = ['bylaw', 'github', ...ownKeySpaces];
