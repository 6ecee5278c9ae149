import type { Oid } from './git-repository.ts';
import type { ReadingRoom, UnreadObject } from './reading-room.ts';

export type ObjectKind = 'blob' | 'tree' | 'commit' | 'tag';

/** The hash that names the objects of a repository. */
export type ObjectFormat = 'sha1' | 'sha256';

export interface GitObject {
  readonly kind: ObjectKind;
  readonly content: Uint8Array;
}

/** An object together with the id that its kind and content give it (see `objectId`). */
export interface NamedObject extends GitObject {
  readonly oid: Oid;
}

/**
 * The objects of one repository: what a backend must offer, so that commits and trees are read and built by the
 * same code on both. `oid`s are full.
 */
export interface ObjectStore {
  readonly format: ObjectFormat;
  /** Undefined where there is no such object. Reads may be made at the same time. */
  read(oid: Oid): Promise<GitObject | undefined>;
  /** The same, but of an object for which there is no room only the size, before its content is held in memory. */
  readWithin(oid: Oid, room: ReadingRoom): Promise<GitObject | UnreadObject | undefined>;
  /** Writes all objects in one batch; those that exist already are left as they are. */
  write(objects: readonly NamedObject[]): Promise<void>;
}
