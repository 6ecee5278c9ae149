/** Makes what belongs to an object when it is first asked for. */
export function eachOnce<K extends object, V>(make: (of: K) => V, made = new Map<K, V>()): (of: K) => V {
  return (of) => {
    const before = made.get(of);
    if (before !== undefined) return before;
    const value = make(of);
    made.set(of, value);
    return value;
  };
}
