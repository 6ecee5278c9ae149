import type { Key, KeyTable } from '../../engine/key-table.ts';

/** Keys of which nobody in particular is asked: whatever a principal or the clock gives, a caller gives instead. */
export interface OpenKeys extends KeyTable {
  /** A key that is true or not, and of which nothing else is known: the same for the same text. */
  unknown(text: string): string;
}

export function openKeys(declared: KeyTable, names: readonly string[]): OpenKeys {
  const open = new Map<string, Key>();
  for (const name of names) {
    const key = declared.find(name);
    if (key === undefined || key.giver === 'resource') continue;
    open.set(key.name.toLowerCase(), { ...key, giver: 'caller' });
  }
  const unknowns = new Map<string, Key>();
  return {
    find: (name) => {
      const folded = name.toLowerCase();
      return open.get(folded) ?? unknowns.get(folded) ?? declared.find(name);
    },
    // Of those nobody lists them: they are given where some statement asks for them.
    callerKeys: [],
    unknown(text) {
      const name = `unknown.${text.toLowerCase()}`;
      if (!unknowns.has(name)) {
        const number = names.length + unknowns.size;
        unknowns.set(name, { number, name, type: 'bool', giver: 'caller', scalar: 'bool', isList: false });
      }
      return name;
    },
  };
}
