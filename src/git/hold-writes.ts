import type { Oid } from './git-repository.ts';
import type { NamedObject, ObjectStore } from './object-store.ts';

/** A store whose new objects nobody else sees yet. */
export interface HeldWrites extends Pick<ObjectStore, 'format' | 'read' | 'readWithin' | 'write'> {
  /** Puts all of them on disk, in one batch. */
  release(): Promise<void>;
}

/**
 * Keeps back what is written, so that it waits for the disk once instead of once for each kind of object, and what
 * builds on it need not read it again.
 */
export function holdWrites(store: ObjectStore): HeldWrites {
  const held = new Map<Oid, NamedObject>();
  return {
    format: store.format,
    read: async (oid) => held.get(oid) ?? store.read(oid),
    readWithin: async (oid, room) => held.get(oid) ?? store.readWithin(oid, room),
    async write(objects) {
      for (const object of objects) held.set(object.oid, object);
    },
    release: () => store.write([...held.values()]),
  };
}
