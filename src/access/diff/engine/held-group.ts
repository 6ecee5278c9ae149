import type { AccessPart, PartGroup } from '../system-access.ts';
import type { ContentKeys } from './content-keys.ts';

/** Parts that are held together, of which the keys are made when they are asked for. */
export class HeldGroup implements PartGroup {
  readonly parts: readonly AccessPart[];
  readonly #content: ContentKeys;
  #key: string | undefined;
  #paths: string | undefined;

  constructor(content: ContentKeys, parts: readonly AccessPart[]) {
    this.#content = content;
    this.parts = parts;
  }

  get key(): string {
    this.#key ??= this.#keyOf('parts', ({ key, path }) => `${key} by ${path}`);
    return this.#key;
  }

  get paths(): string {
    this.#paths ??= this.#keyOf('paths', ({ path }) => path);
    return this.#paths;
  }

  /** Whatever the order. */
  #keyOf(of: string, textOf: (part: AccessPart) => string): string {
    const texts = this.parts.map(textOf);
    return this.#content.text(`${of}\n${texts.sort().join('\n')}`);
  }
}
