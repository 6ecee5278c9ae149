import type { Place } from '../../../diagnostic/diagnostic.ts';
import type { Engine } from '../../engine/engine.ts';
import type { CompiledPrincipal, Holding } from '../../engine/principal.ts';
import type { RouteStep } from '../access-diff.ts';
import type { AccessPart, PartContents } from '../system-access.ts';
import type { ContentKeys } from './content-keys.ts';
import { isPlain, standing } from './facets.ts';
import type { Keyed } from './place-keys.ts';
import { statementSteps } from './route-steps.ts';
import { sayingsOf } from './sayings-of.ts';
import type { StatementKeyed } from './table-keys.ts';

/** Whose parts at what time. */
export interface Inquiry {
  readonly engine: Engine;
  readonly content: ContentKeys;
  readonly principal: CompiledPrincipal;
  readonly now: number;
}

/** A role that somebody holds. A class, since there are tens of thousands: nothing is made of one before it is asked. */
export class HeldPart implements AccessPart {
  readonly key: string;
  readonly #inquiry: Inquiry;
  readonly #holder: CompiledPrincipal;
  readonly #holding: Holding;
  #path: string | undefined;

  /** @param keyed the holding's key and facets */
  constructor(inquiry: Inquiry, holder: CompiledPrincipal, holding: Holding, { key, facets }: Keyed) {
    const { now } = inquiry;
    this.#inquiry = inquiry;
    this.#holder = holder;
    this.#holding = holding;
    this.key = this.#own + key + standing(facets, holder.subject, now);
  }

  get path(): string {
    this.#path ??= this.#own + this.#inquiry.content.path(this.#holding);
    return this.#path;
  }

  get #own(): string {
    return this.#holder.token === undefined ? '' : 'own ';
  }

  get document(): string {
    return `role/${this.#holding.role.name}`;
  }

  get actions(): AccessPart['actions'] {
    return this.#inquiry.content.table(this.#holding.table).actions();
  }

  get contents(): PartContents {
    const { content, now } = this.#inquiry;
    return contentsOf(content, this.#holding, this.#holder, now);
  }

  asked(name: string): string {
    const { engine, content } = this.#inquiry;
    const action = engine.actions.find(name);
    return action === undefined ? '' : content.action(action);
  }

  sayings(name: string): readonly StatementKeyed[] {
    const { engine, content, now } = this.#inquiry;
    const action = engine.actions.find(name);
    const found = action && content.held(this.#holding, action);
    if (found === undefined) return none;
    const all = sayingsOf(found, this.#holder.subject, now);
    const own = this.#own;
    return own === '' ? all : all.map((each) => ({ ...each, key: own + each.key }));
  }

  stepsTo(name: string, saying: string): readonly (readonly RouteStep<Place>[])[] {
    const { organization } = this.#inquiry.engine;
    return this.sayings(name)
      .filter((each) => each.key === saying)
      .map(({ statement }) => statementSteps(organization, statement.source, this.#holding.role.name));
  }
}

const none: readonly StatementKeyed[] = [];

function contentsOf(
  content: ContentKeys,
  holding: Holding,
  { subject }: CompiledPrincipal,
  now: number,
): PartContents {
  const table = content.table(holding.table);
  const where = content.where(holding);
  return {
    key: table.key + standing(table.facets, subject, now),
    place: where.key + standing(where.facets, subject, now),
    statements: () =>
      isPlain(table.facets)
        ? table.statements()
        : table
            .statements()
            .map((each) => ({ actions: each.actions, key: each.key + standing(each.facets, subject, now) })),
  };
}
