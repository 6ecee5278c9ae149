/** What a reading may hold in memory, in bytes. */
export interface ReadingRoom {
  /** The largest object that is read. */
  readonly each: number;
  /** For all that is still to be read, counted down; below zero once something did not fit, and then no more is read. */
  left: number;
}

/** Stands for an object for which there was no room. */
export interface UnreadObject {
  /** Undefined where the room was used up before. */
  readonly size: number | undefined;
  readonly content?: undefined;
}
