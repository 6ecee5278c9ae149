/** Short keys for long texts: one for both systems that are compared, so that equal texts have equal keys in both. */
export interface AccessKeys {
  of(text: string): string;
}

export function accessKeys(): AccessKeys {
  const known = new Map<string, string>();
  return {
    of(text) {
      const before = known.get(text);
      if (before !== undefined) return before;
      const key = known.size.toString(36);
      known.set(text, key);
      return key;
    },
  };
}
