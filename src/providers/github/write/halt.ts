import type { Instant } from '../../../model/model.ts';

/** After so many changes that GitHub did not answer, the next ones are not even tried. */
const patience = 3;

/** Why no further change is worth a request, once GitHub said so or fell silent. */
export class Halt {
  #why: string | undefined;
  #unanswered = 0;

  /** Undefined while changes may be tried. */
  why(now: Instant): string | undefined {
    if (this.#until !== undefined && Date.parse(now) >= this.#until) this.#lift();
    return this.#why;
  }

  #until: number | undefined;

  #lift(): void {
    this.#why = undefined;
    this.#until = undefined;
  }

  limited(until: Instant): void {
    this.#until = Date.parse(until);
    this.#why = `not tried: GitHub takes no more changes before ${until}`;
  }

  /** The token is not valid any more. */
  unauthorized(): void {
    this.#why = 'not tried: GitHub does not accept the token any more';
  }

  answered(): void {
    this.#unanswered = 0;
  }

  unanswered(): void {
    this.#unanswered += 1;
    if (this.#unanswered >= patience) this.#why = `not tried: GitHub did not answer ${patience} times`;
  }
}
