import { appOfToken } from './app-token.ts';
import type { Caller } from './caller.ts';
import type { Emulated } from './emulated.ts';
import { asObject, bearer, type Exchange, type Incoming, isGraphql, readExchange } from './exchange.ts';
import type { Fault } from './fault.ts';
import { rateLimited, secondaryLimited } from './limits.ts';
import type { LoggedRequest, LoggedWrite } from './logged-request.ts';
import { openAct } from './open-act.ts';
import { notFound, Refusal } from './refusal.ts';
import type { Reply, RouteRequest } from './route.ts';
import { Router } from './router.ts';
import { appRoutes } from './routes/app-routes.ts';
import { routes } from './routes/routes.ts';

export interface Outgoing {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly fault?: Fault;
}

const versions = ['2022-11-28', '2026-03-10'];

/** Every request comes through here: faults, identity, limits, GitHub's contract, the route, and the log. */
export class Dispatcher {
  readonly #world: Emulated;
  readonly #routes = new Router(routes);
  readonly #appRoutes = new Router(appRoutes);

  constructor(world: Emulated) {
    this.#world = world;
  }

  async dispatch(incoming: Incoming): Promise<Outgoing> {
    const { clock, faults, log, writes, options } = this.#world;
    const exchange = readExchange(this.#world, incoming);
    const at = clock.now();
    const fault = faults.next(exchange.method, exchange.path);
    const reply = await this.#reply(exchange, fault);
    const dropped = fault?.do === 'drop-before' || fault?.do === 'drop-after';
    const logged: LoggedRequest = {
      // Those that came in together are answered in any order.
      number: log.length + 1,
      at,
      method: exchange.method,
      path: exchange.path,
      query: exchange.query,
      ...(exchange.body === undefined ? {} : { body: exchange.body }),
      status: dropped ? 0 : reply.status,
      ...(exchange.caller === undefined ? {} : { token: exchange.caller.token.name }),
      points: exchange.points,
      ...(fault === undefined ? {} : { fault: String(fault.do) }),
      effects: exchange.effects,
    };
    log.push(logged);
    if (exchange.effects.length > 0) {
      writes.push(logged as LoggedWrite);
      options.afterWrite?.(logged as LoggedWrite);
    }
    return {
      status: reply.status,
      headers: { ...this.#headers(exchange), ...reply.headers },
      body: reply.body === undefined ? '' : JSON.stringify(reply.body),
      ...(fault === undefined ? {} : { fault }),
    };
  }

  async #reply(exchange: Exchange, fault: Fault | undefined): Promise<Reply> {
    const { clock, limits } = this.#world;
    try {
      if (fault?.do === 'drop-before') {
        return { status: 0 };
      }
      if (fault?.do === 'delay') {
        clock.advance(fault.ms ?? 0);
      }
      const refusal = refusalOf(fault);
      if (refusal !== undefined && fault?.after !== true) {
        throw refusal;
      }
      if (fault?.do === 'rate-limit') {
        const { token } = this.#identify(exchange);
        limits.exhaust(token, isGraphql(exchange) ? 'graphql' : 'core');
      }
      const reply = await this.#serve(exchange);
      if (refusal !== undefined) {
        throw refusal;
      }
      return reply;
    } catch (error) {
      if (error instanceof Refusal) {
        return { status: error.status, body: error.body, headers: error.headers };
      }
      throw error;
    }
  }

  #identify(exchange: Exchange): Caller {
    const value = bearer(exchange.headers);
    const token = value === undefined ? undefined : this.#world.state.tokens.get(value);
    const account = token && this.#world.state.accounts.get(token.account);
    if (value === undefined) {
      throw new Refusal(401, 'Requires authentication');
    }
    const expired =
      token?.expiresAt !== undefined && Date.parse(token.expiresAt) <= this.#world.clock.milliseconds();
    if (token === undefined || account === undefined || token.revoked || expired || account.suspended) {
      throw new Refusal(401, 'Bad credentials');
    }
    exchange.caller = { token, account };
    return exchange.caller;
  }

  async #serve(exchange: Exchange): Promise<Reply> {
    const { headers, method, path } = exchange;
    const version = headers['x-github-api-version'];
    if (headers['user-agent'] === undefined) {
      throw new Refusal(
        403,
        'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.',
      );
    }
    if (version !== undefined && !versions.includes(String(version))) {
      throw new Refusal(400, `"${version}" is not a supported version.`);
    }
    if (isGraphql(exchange)) {
      return this.#graphql(exchange);
    }
    const appRoute = this.#appRoutes.find(method, path);
    if (appRoute !== undefined) {
      const { state, clock, url } = this.#world;
      const app = appOfToken(state, bearer(headers) ?? '', clock.now());
      return this.#checked(exchange, () =>
        appRoute.served.handleApp({
          state,
          app,
          params: appRoute.params,
          body: asObject(exchange.body),
          now: clock.now(),
          url,
        }),
      );
    }
    return this.#rest(exchange);
  }

  #rest(exchange: Exchange): Reply {
    const { options, limits } = this.#world;
    const { method, path } = exchange;
    const caller = this.#identify(exchange);
    const route = this.#routes.find(method, path);
    if (route === undefined) {
      return this.#failure(`${method} ${path}: the emulator does not know this operation.`);
    }
    if (route.served.notOnServer === true && options.enterpriseServer === true) {
      throw notFound();
    }
    if (path !== '/rate_limit') {
      limits.admit(caller.token, 'core', method === 'GET' ? 1 : 5, method === 'POST');
    }
    route.served.admit?.(asObject(exchange.body));
    return this.#checked(exchange, () =>
      route.served.handle(this.#routeRequest(exchange, caller, route.params)),
    );
  }

  /** Holds the request and its answer against GitHub's description. */
  #checked(exchange: Exchange, handle: () => Reply): Reply {
    const { validate } = this.#world;
    const { method, path, query, body } = exchange;
    const headers = exchange.headers as Readonly<Record<string, string>>;
    const asked = validate?.request(method, path, query, body, headers);
    if (asked !== undefined && asked.problems.length > 0) {
      return this.#failure(...asked.problems);
    }
    const reply = this.#settled(exchange, handle);
    if (validate === undefined || asked?.operation === undefined || reply.status === 599) {
      return reply;
    }
    const answered = { ...this.#headers(exchange), ...reply.headers };
    const problems = validate.response(asked.operation, reply.status, answered, reply.body);
    return problems.length === 0 ? reply : this.#failure(...problems);
  }

  /** Refusals are answers, too, and whatever took effect before stays. */
  #settled(exchange: Exchange, handle: () => Reply): Reply {
    try {
      return handle();
    } catch (error) {
      if (error instanceof Refusal) {
        return { status: error.status, body: error.body, headers: error.headers };
      }
      throw error;
    } finally {
      if (exchange.effects.length > 0) {
        for (const copy of exchange.copies.values()) {
          this.#world.consistency.written(copy);
        }
      }
    }
  }

  /** What must not happen: the tests assert that there are none of these. */
  #failure(...problems: readonly string[]): Reply {
    this.#world.violations.push(...problems);
    return { status: 599, body: { message: 'Not as GitHub describes it.', problems } };
  }

  #routeRequest(exchange: Exchange, caller: Caller, params: Readonly<Record<string, string>>): RouteRequest {
    const { state, clock, url, limits, consistency, options } = this.#world;
    return {
      state,
      caller,
      params,
      path: exchange.path,
      query: exchange.query,
      accept: exchange.headers.accept ?? '',
      body: asObject(exchange.body),
      now: clock.now(),
      url,
      enterpriseServer: options.enterpriseServer === true,
      listed: (organization) => consistency.listed(organization),
      act: (organization) => openAct(this.#world, exchange, caller, organization),
      changed: (effect) => exchange.effects.push(effect),
      storedAt: (bytes) => this.#world.storage.addressOf(bytes),
      limits: () => limits.overview(caller.token),
    };
  }

  async #graphql(exchange: Exchange): Promise<Reply> {
    const { options, limits, consistency, state, clock } = this.#world;
    const caller = this.#identify(exchange);
    if (exchange.method !== 'POST') {
      return this.#failure(`${exchange.method} /graphql: GraphQL is asked by POST.`);
    }
    if (!limits.admit(caller.token, 'graphql', 1, false)) {
      const { message } = rateLimited(caller.token);
      return { status: 200, body: { errors: [{ type: 'RATE_LIMITED', message }] } };
    }
    const { limit, remaining, resetAt } = limits.left(caller.token, 'graphql');
    // Its library and GitHub's schema are only loaded where a query comes.
    const { executeGraphql } = await import('./graphql-endpoint.ts');
    const answer = await executeGraphql(exchange.body as never, {
      state,
      caller,
      listed: (organization) => consistency.listed(organization),
      changed: (effect) => exchange.effects.push(effect),
      now: clock.now(),
      points: { limit, remaining, resetAt: new Date(resetAt).toISOString() },
      ...(options.resources === undefined ? {} : { resources: options.resources }),
    });
    exchange.points = answer.points;
    limits.spend(caller.token, answer.points);
    if (answer.nodes > (options.heavyNodes ?? Number.POSITIVE_INFINITY)) {
      return { status: 502, body: { data: null, errors: [{ message: tooHeavy }] } };
    }
    return { status: 200, body: answer.body };
  }

  #headers(exchange: Exchange): Record<string, string> {
    const { clock, limits, options, log } = this.#world;
    const { caller } = exchange;
    return {
      date: new Date(clock.milliseconds()).toUTCString(),
      'content-type': 'application/json; charset=utf-8',
      'x-github-media-type': 'github.v3; format=json',
      'x-github-request-id': `E000:${(log.length + 1).toString(16).toUpperCase()}`,
      'x-github-api-version-selected': String(exchange.headers['x-github-api-version'] ?? '2022-11-28'),
      ...(options.enterpriseServer === true ? { 'x-github-enterprise-version': '3.19.0' } : {}),
      ...(caller === undefined ? {} : limits.headers(caller.token, isGraphql(exchange) ? 'graphql' : 'core')),
      ...(caller?.token.kind === 'classic' ? { 'x-oauth-scopes': caller.token.scopes.join(', ') } : {}),
    };
  }
}

const tooHeavy =
  'Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug.';

/** The answer that a fault gives instead of the emulator's own. */
function refusalOf(fault: Fault | undefined): Refusal | undefined {
  if (fault?.do === 'refuse') {
    return new Refusal(422, fault.message ?? 'Validation Failed');
  }
  if (fault?.do === 'secondary-limit') {
    return secondaryLimited(fault.retryAfter ?? 60);
  }
  return typeof fault?.do === 'number'
    ? new Refusal(fault.do, fault.message ?? `Fault ${fault.do}`)
    : undefined;
}
