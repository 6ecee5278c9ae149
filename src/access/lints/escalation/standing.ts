import type { Engine } from '../../engine/engine.ts';
import { beginRequest, endRequest, loadQuestion } from '../../engine/load-request.ts';
import { poll } from '../../engine/poll.ts';
import type { CompiledPrincipal, Holding, HoldingGroup } from '../../engine/principal.ts';
import type { CompiledStatement } from '../../statements/compiled-statement.ts';

/** Somebody in an organization at a time, as it is or as a change would leave it. */
export interface Standing {
  readonly engine: Engine;
  readonly principal: CompiledPrincipal;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What stands for the partition where a resource has to be named. */
  readonly partition: string;
}

/** What is answered to a request without context: `conditional`, with some context it is allowed. */
export type Answer = 'denied' | 'conditional' | 'allowed';

const answers: readonly Answer[] = ['denied', 'conditional', 'allowed'];

export function isMore(one: Answer, other: Answer): boolean {
  return answers.indexOf(one) > answers.indexOf(other);
}

export function answerOf({ engine, principal, now }: Standing, action: string, resource: string): Answer {
  const frame = beginRequest(engine, principal.subject, now);
  try {
    const found = loadQuestion(engine, frame, { action, resource });
    return found === undefined ? 'denied' : poll(engine, frame, found)(principal);
  } finally {
    endRequest(frame);
  }
}

export interface Held {
  readonly group: HoldingGroup;
  readonly holding: Holding;
}

/** What is held at that time. */
export function heldBy({ principal, now }: Standing): readonly Held[] {
  return principal.groups
    .filter((group) => isInForce(group, now))
    .flatMap((group) =>
      group.holdings.filter((holding) => isInForce(holding, now)).map((holding) => ({ group, holding })),
    );
}

export function statementsHeldBy(standing: Standing): readonly CompiledStatement[] {
  return heldBy(standing).flatMap(({ holding }) => holding.table.statements);
}

function isInForce({ starts, expires }: Pick<Holding, 'starts' | 'expires'>, now: number): boolean {
  return starts <= now && now < expires;
}
