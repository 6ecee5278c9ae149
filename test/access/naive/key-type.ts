import type { PlainService, PlainWorld } from './documents.ts';
import { documentsOf } from './find-document.ts';

/** An `attribute` holds whatever the document says. */
export type DeclaredType = NonNullable<PlainService['conditionKeys']>[string] | 'attribute';

const builtIn: Readonly<Record<string, DeclaredType>> = {
  'principal.mfa': 'bool',
  'principal.name': 'string',
  'principal.type': 'string',
  'principal.teams': 'string[]',
  'request.time': 'date',
  'request.ip': 'ip',
  'resource.zone': 'string',
};

/** "Keys are case-insensitive, declared in a catalogue with a type." Undefined for one that nobody declared. */
export function keyType(world: PlainWorld, key: string): DeclaredType | undefined {
  const wanted = key.toLowerCase();
  if (Object.hasOwn(builtIn, wanted)) return builtIn[wanted];
  if (/^principal\.attributes\../.test(wanted)) return 'attribute';
  for (const service of documentsOf(world, 'Service')) {
    for (const [name, type] of Object.entries(service.conditionKeys ?? {})) {
      // A catalogue's key `region` of service `events` is written `events.region`.
      if (`${service.name}.${name}`.toLowerCase() === wanted) return type;
    }
  }
  return undefined;
}
