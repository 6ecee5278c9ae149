/** Short keys for long texts: one for both systems that are compared, so that equal texts have equal keys in both. */
export interface AccessKeys {
  of(text: string): string;
  /** What was found out about objects, by what it is: those that both systems hold are asked about once. */
  about<K extends object, V>(what: string): Map<K, V>;
}

export function accessKeys(): AccessKeys {
  const known = new Map<string, string>();
  const objects = new Map<string, Map<object, unknown>>();
  return {
    about<K extends object, V>(what: string) {
      const before = objects.get(what) ?? new Map<object, unknown>();
      objects.set(what, before);
      return before as Map<K, V>;
    },
    of(text) {
      const before = known.get(text);
      if (before !== undefined) return before;
      const key = known.size.toString(36);
      known.set(text, key);
      return key;
    },
  };
}
