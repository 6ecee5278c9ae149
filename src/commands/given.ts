type Given<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** The options that were given: those left undefined are left out, so that an operation sees them as absent. */
export function given<T extends object>(options: T): Given<T> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Given<T>;
}
