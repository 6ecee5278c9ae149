import type { Origin } from '../../parse/document.ts';
import type { WrittenBinding, WrittenBindings } from '../../schema/generated/documents.ts';
import type { Binding } from '../model.ts';
import { compareText } from '../place.ts';
import { presentFields } from '../present-fields.ts';
import { buildPeriod, originWithin, sortedSet } from './build-fields.ts';
import type { HeldBinding, Holder, NamedDocuments } from './declared-organization.ts';

interface HolderDocument {
  readonly body: { readonly name: string; readonly bindings?: WrittenBindings };
  readonly origin: Origin;
}

/**
 * Every binding of an organization with its holder, whether or not the holder is declared: those of the holders'
 * own documents, then those of the zones by the zones' names.
 */
export function heldBindings(named: NamedDocuments): readonly HeldBinding[] {
  const own = (kind: Holder['kind'], documents: ReadonlyMap<string, HolderDocument>) =>
    [...documents.values()].flatMap((document) => ownBindings(kind, document));
  return [
    ...own('member', named.Member),
    ...own('service-account', named.ServiceAccount),
    ...own('team', named.Team),
    ...own('token', named.Token),
    ...zoneBindings(named),
  ];
}

/** The bindings by holder, written `team/core`. */
export function bindingsByHolder(held: readonly HeldBinding[]): (holder: string) => readonly Binding[] {
  const byHolder = new Map<string, Binding[]>();
  for (const { holder, binding } of held) {
    const key = `${holder.kind}/${holder.name}`;
    const others = byHolder.get(key);
    if (others === undefined) byHolder.set(key, [binding]);
    else others.push(binding);
  }
  return (holder) => byHolder.get(holder) ?? [];
}

/** `team/core` as its two parts. */
export function holderOf(principal: string): Holder {
  const slash = principal.indexOf('/');
  return { kind: principal.slice(0, slash) as Holder['kind'], name: principal.slice(slash + 1) };
}

function ownBindings(kind: Holder['kind'], { body, origin }: HolderDocument): readonly HeldBinding[] {
  const holder = { kind, name: body.name };
  return (body.bindings ?? []).map((item, index) => {
    const at = originWithin(origin, ['bindings', index]);
    const written = typeof item === 'string' ? { role: item } : item;
    const rolePath = typeof item === 'string' ? [] : ['role'];
    return { holder, binding: buildBinding(written, at), written, rolePath, byZone: false };
  });
}

function zoneBindings({ Zone }: NamedDocuments): readonly HeldBinding[] {
  const zones = [...Zone.values()].sort((a, b) => compareText(a.body.name, b.body.name));
  return zones.flatMap(({ body, origin }) =>
    (body.bindings ?? []).map(({ principal, ...rest }, index) => {
      const written = { ...rest, zone: body.name };
      const binding = buildBinding(written, originWithin(origin, ['bindings', index]));
      return { holder: holderOf(principal), binding, written, rolePath: ['role'], byZone: true };
    }),
  );
}

function buildBinding(written: Exclude<WrittenBinding, string>, origin: Origin): Binding {
  const { role, zone, on, reason, ticket } = written;
  return {
    role,
    ...presentFields({ zone, on: on === undefined ? undefined : sortedSet(on), reason, ticket }),
    ...buildPeriod(written),
    origin,
  };
}
