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
  const held: HeldBinding[] = [];
  addOwn(held, 'member', named.Member);
  addOwn(held, 'service-account', named.ServiceAccount);
  addOwn(held, 'team', named.Team);
  addOwn(held, 'token', named.Token);
  for (const binding of zoneBindings(named)) held.push(binding);
  return held;
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

function addOwn(
  held: HeldBinding[],
  kind: Holder['kind'],
  documents: ReadonlyMap<string, HolderDocument>,
): void {
  for (const { body, origin } of documents.values()) {
    if (body.bindings === undefined) continue;
    const holder = { kind, name: body.name };
    for (const [index, item] of body.bindings.entries()) {
      const at = originWithin(origin, ['bindings', index]);
      const written = typeof item === 'string' ? { role: item } : item;
      const rolePath = typeof item === 'string' ? [] : ['role'];
      held.push({ holder, binding: buildBinding(written, at), written, rolePath, byZone: false });
    }
  }
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
  const scope = on === undefined ? undefined : sortedSet(on);
  return presentFields({ role, zone, on: scope, reason, ticket, ...buildPeriod(written), origin });
}
