/** Gives each thing a number when it is first asked for, from 0 on: short keys for what is one object, or one text. */
export function numbering(): (of: unknown) => number {
  const numbers = new Map<unknown, number>();
  return (of) => {
    const number = numbers.get(of) ?? numbers.size;
    numbers.set(of, number);
    return number;
  };
}
