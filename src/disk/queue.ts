/**
 * First in, first out. `shift` of an array moves all that is left of it, once that is some ten thousand: whoever waits
 * in a long line would be asked to move up each time that one is served.
 */
export class Queue<T> {
  #items: T[] = [];
  /** Those before it are gone. */
  #first = 0;

  get length(): number {
    return this.#items.length - this.#first;
  }

  peek(): T | undefined {
    return this.#items[this.#first];
  }

  push(item: T): void {
    this.#items.push(item);
  }

  shift(): T | undefined {
    if (this.length === 0) return undefined;
    const item = this.#items[this.#first];
    this.#first += 1;
    // As many are dropped as are left, at least: each is moved once, on average.
    if (this.#first * 2 >= this.#items.length) {
      this.#items = this.#items.slice(this.#first);
      this.#first = 0;
    }
    return item;
  }

  /** Takes all out. */
  drain(): readonly T[] {
    const items = this.#items.slice(this.#first);
    this.#items = [];
    this.#first = 0;
    return items;
  }
}
