import type { DocumentHead, Origin } from '../../parse/document.ts';
import type { WrittenBinding, WrittenBindings } from '../../schema/generated/documents.ts';
import type { Binding } from '../model.ts';
import { compareText } from '../place.ts';
import { presentFields } from '../present-fields.ts';
import type { TypedDocument } from '../typed-document.ts';
import { buildPeriod, originWithin, sortedSet } from './build-fields.ts';
import type { HeldBinding, Holder, NamedDocuments, NamedKind } from './declared-organization.ts';

interface HolderDocument {
  readonly body: { readonly name: string; readonly bindings?: WrittenBindings };
  readonly origin: Origin;
  readonly head?: DocumentHead;
}

/** The bindings of an organization, whether or not their holders are declared; none is looked at before it is asked for. */
export interface HeldBindings {
  /** Those of the holders' own documents, then those of the zones by the zones' names. */
  all(): readonly HeldBinding[];
  /** The same, of the holders that are asked about, and of those that nobody declares. */
  ofThose(asked: AskedDocuments): readonly HeldBinding[];
  /** Those of a holder. */
  of(kind: Holder['kind'], name: string): readonly Binding[];
}

/** The documents of a kind that are asked about, by name. */
export type AskedDocuments = (kind: NamedKind) => ReadonlyMap<string, AskedDocument>;

interface AskedDocument {
  readonly kind: NamedKind;
  readonly origin: Origin;
}

type HolderDocumentKind = (typeof documentKinds)[Holder['kind']];

/** Whose documents say what they hold, in the order of their bindings. */
const documentKinds = {
  member: 'Member',
  'service-account': 'ServiceAccount',
  team: 'Team',
  token: 'Token',
} as const satisfies Record<Holder['kind'], NamedKind>;

const holderKinds = Object.keys(documentKinds) as readonly Holder['kind'][];

/** The kinds of documents that declare holders. */
export const holderDocumentKinds: readonly HolderDocumentKind[] = Object.values(documentKinds);

export function heldBindings(named: NamedDocuments): HeldBindings {
  const ownOf = rememberedOwn();
  const byZones = later(() => zoneBindings(named));
  const byZonesTo = later(() => byHolder(byZones()));
  const documentOf = ({ kind, name }: Holder): TypedDocument<HolderDocumentKind> | undefined =>
    named[documentKinds[kind]].get(name);
  function ofThose(asked: AskedDocuments): readonly HeldBinding[] {
    const held: HeldBinding[] = [];
    for (const kind of holderKinds) {
      const documents = asked(documentKinds[kind]) as ReadonlyMap<string, TypedDocument<HolderDocumentKind>>;
      for (const document of documents.values()) for (const each of ownOf(kind, document)) held.push(each);
    }
    const others = byZones().filter(
      ({ holder }) => documentOf(holder) === undefined || asked(documentKinds[holder.kind]).has(holder.name),
    );
    return [...held, ...others];
  }
  return {
    all: later(() => ofThose((kind) => named[kind])),
    ofThose,
    of(kind, name) {
      const document = documentOf({ kind, name });
      const own = document === undefined ? none : ownOf(kind, document);
      const others = byZonesTo().get(`${kind}/${name}`) ?? none;
      return [...own, ...others].map(({ binding }) => binding);
    },
  };
}

/** The bindings that documents say themselves, each made once. */
function rememberedOwn() {
  const known = new Map<HolderDocument, readonly HeldBinding[]>();
  return (kind: Holder['kind'], document: HolderDocument): readonly HeldBinding[] => {
    const own = known.get(document) ?? ownBindings(kind, document);
    if (own.length > 0) known.set(document, own);
    return own;
  };
}

function byHolder(held: readonly HeldBinding[]): ReadonlyMap<string, readonly HeldBinding[]> {
  const found = new Map<string, HeldBinding[]>();
  for (const each of held) {
    const key = `${each.holder.kind}/${each.holder.name}`;
    const others = found.get(key);
    if (others === undefined) found.set(key, [each]);
    else others.push(each);
  }
  return found;
}

/** What `make` gives, made when it is first asked for. */
function later<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** `team/core` as its two parts. */
export function holderOf(principal: string): Holder {
  const slash = principal.indexOf('/');
  return { kind: principal.slice(0, slash) as Holder['kind'], name: principal.slice(slash + 1) };
}

function ownBindings(kind: Holder['kind'], document: HolderDocument): readonly HeldBinding[] {
  if (document.head?.fields.includes('bindings') === false) return none;
  const { body, origin } = document;
  if (body.bindings === undefined) return none;
  const holder = { kind, name: body.name };
  return body.bindings.map((item, index) => {
    const at = originWithin(origin, ['bindings', index]);
    const written = typeof item === 'string' ? { role: item } : item;
    const rolePath = typeof item === 'string' ? [] : ['role'];
    return { holder, binding: buildBinding(written, at), written, rolePath, byZone: false };
  });
}

const none: readonly never[] = [];

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
