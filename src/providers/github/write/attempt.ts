import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { GithubClient, WriteAnswer } from '../client/github-client.ts';
import { interrupted } from '../client/interrupted.ts';
import type { RestData, RestParameters, Route } from '../client/rest-types.ts';
import { ChangeFailed } from './change-failed.ts';
import type { Halt } from './halt.ts';

export type Refusal = Extract<WriteAnswer<Route>, { readonly is: 'refused' }>;

export type Sent<R extends Route> =
  /** Without data where the answer was lost, and looking showed that it is done. */
  { readonly is: 'done'; readonly data?: RestData<R> } | Refusal;

/** Whether what a request asked for is there: one resource is read. */
export type Look = () => Promise<boolean>;

/**
 * One change on its way to GitHub. A request whose answer was lost is settled by looking at what it was about, and
 * sent once more where it had no effect: every write here may be repeated.
 */
export class Attempt {
  readonly client: GithubClient;
  readonly #halt: Halt;
  #ambiguous = false;
  #sent = false;

  constructor(client: GithubClient, halt: Halt) {
    this.client = client;
    this.#halt = halt;
  }

  /** Whether anything reached GitHub. */
  get sent(): boolean {
    return this.#sent;
  }

  /** Whether an answer was lost, so that only looking tells what became of the change. */
  get ambiguous(): boolean {
    return this.#ambiguous;
  }

  /** @throws ChangeFailed where GitHub was not reached, takes no more, or nobody knows what became of it */
  async send<R extends Route>(route: R, parameters: RestParameters<R>, look: Look): Promise<Sent<R>> {
    const first = await this.#write(route, parameters);
    if (first.is !== 'lost') return first;
    this.#ambiguous = true;
    if (await this.#looked(look, first.why)) return { is: 'done' };
    const second = await this.#write(route, parameters);
    if (second.is === 'done') return second;
    const why = second.is === 'lost' ? second.why : second.message;
    // What was thought not done may have been done late, and then be refused a second time.
    if (await this.#looked(look, why)) return { is: 'done' };
    if (second.is === 'refused') return second;
    this.#halt.unanswered();
    throw new ChangeFailed(`GitHub's answer was lost twice (${why}); when last looked at, it was not done`);
  }

  async #write<R extends Route>(
    route: R,
    parameters: RestParameters<R>,
  ): Promise<Sent<R> | { readonly is: 'lost'; readonly why: string }> {
    const answer = await this.client.write(route, parameters);
    if (answer.is !== 'unsent') this.#sent = true;
    if (answer.is === 'limited') {
      this.#halt.limited(answer.until);
      throw new ChangeFailed(`GitHub takes no more changes before ${answer.until} (${answer.why})`);
    }
    if (answer.is === 'unsent') {
      if (answer.why === interrupted().message) throw interrupted();
      this.#halt.unanswered();
      throw new ChangeFailed(`GitHub was not reached: ${answer.why}`);
    }
    if (answer.is === 'lost') return answer;
    this.#halt.answered();
    if (answer.is === 'refused' && answer.status === 401) this.#halt.unauthorized();
    return answer;
  }

  async #looked(look: Look, why: string): Promise<boolean> {
    try {
      return await look();
    } catch (error) {
      if (!(error instanceof BylawError)) throw error;
      this.#halt.unanswered();
      throw new ChangeFailed(
        `nobody knows whether it was done: GitHub's answer was lost (${why}), and looking failed (${error.message})`,
      );
    }
  }
}
