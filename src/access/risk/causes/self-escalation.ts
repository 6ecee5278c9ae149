import type { CompiledPrincipal } from '../../engine/principal.ts';
import { type Alike, raisersOf } from '../../lints/escalation/alike.ts';
import type { Effort } from '../../lints/escalation/change.ts';
import { partitionsOf } from '../../lints/escalation/partitions.ts';
import type { Raise } from '../../lints/escalation/raise.ts';
import { raisingActions } from '../../lints/escalation/raising-actions.ts';
import { tableNotes } from '../../lints/escalation/table-notes.ts';
import { nameSome } from '../../name-some.ts';
import { type Gained, newRaise, type Raiser } from '../new-raise.ts';
import { type RaisingSide, raisingSide } from '../raising-side.ts';
import type { RatedChange } from '../rated-change.ts';
import type { RiskFacts } from '../risk-facts.ts';
import { whoWas } from '../who-was.ts';
import type { Why } from '../why.ts';

const identify = 'bylaw:members.identify';

/** Some three seconds of comparing, for all changes together. */
const enough = 20_000_000;

/**
 * Who can raise their own access by what a change gives: by an action of the `bylaw` service that they now may do, or by
 * writing into what they now hold. Who could by the same before is not told; whom there was no time to ask is.
 */
export function selfEscalation(facts: RiskFacts): Why {
  const { access } = facts;
  if (access === undefined) return () => undefined;
  let search: Search | undefined;
  return (change) => {
    search ??= searchIn({ ...facts, access });
    return search(change);
  };
}

type Search = Why;

function searchIn({
  access,
  now,
  head,
}: RiskFacts & { readonly access: NonNullable<RiskFacts['access']> }): Search {
  const effort: Effort = { left: enough };
  const after = raisingSide(access.after, now, effort);
  const before: RaisingSide | undefined = access.before && raisingSide(access.before, now, effort);
  const was = whoWas(before?.engine);
  const tables = tableNotes(after.engine);
  const partitions = partitionsOf(head);
  return (change) => {
    const people = change.principals.flatMap((name): readonly CompiledPrincipal[] => {
      const principal = after.engine.byName.get(name);
      return principal !== undefined && after.asked.has(principal) ? [principal] : [];
    });
    const gained = gainedBy(change);
    const able: string[] = [];
    const unasked: string[] = [];
    let first: Raise | undefined;
    for (const alike of raisersOf(people, tables)) {
      const raise = effort.left < 0 ? 'unknown' : raiseOf(alike);
      if (raise === undefined) continue;
      (raise === 'unknown' ? unasked : able).push(...alike.all);
      if (raise !== 'unknown') first ??= raise;
    }
    if (first !== undefined) return toldOf(able, first);
    return becomingBy(change, people) ?? unaskedOf(unasked);

    function raiseOf({ first: principal }: Alike): Raise | 'unknown' | undefined {
      const then = change.from === undefined ? now : Date.parse(change.from);
      for (const partition of partitions) {
        const standing = { engine: after.engine, principal, now: then, partition };
        const found = newRaise({ standing, parts: after.parts }, beforeOf(principal, partition), gained);
        if (found !== undefined) return found;
      }
      return undefined;
    }
  };

  function beforeOf(principal: CompiledPrincipal, partition: string): Raiser | undefined {
    const previous = was(principal);
    if (before === undefined || previous === undefined) return undefined;
    return { standing: { engine: before.engine, principal: previous, now, partition }, parts: before.parts };
  }
}

function unaskedOf(unasked: readonly string[]): string | undefined {
  return unasked.length === 0
    ? undefined
    : `whether ${nameSome(unasked)} can raise their own access was not looked at: it would take too long`;
}

/** Whoever they may have known by their own address they can become, whatever that one holds. */
function becomingBy({ actions }: RatedChange, people: readonly CompiledPrincipal[]): string | undefined {
  if (people.length === 0 || !actions.includes(identify)) return undefined;
  const who = nameSome(people.map(({ name }) => name));
  return `${who} could have others known by an address of their own by \`${identify}\`, and then do all that these may`;
}

function gainedBy({ actions, routes, moreRoutes }: RatedChange): Gained {
  const documents = routes.flatMap(({ steps }) => steps.map(({ name }) => name.replace(/@\d+$/, '')));
  // Of routes that are not told any document may be part.
  const mayChange = moreRoutes > 0 || actions.some((each) => raisingActions.includes(each));
  return { mayChange, documents: new Set(documents) };
}

function toldOf(able: readonly string[], { change, gain }: Raise): string {
  const then = gain === 'unknown' ? '' : `, and so come to \`${gain.action}\``;
  return `by \`bylaw:${change.action}\` ${nameSome(able)} could ${change.does}${then}`;
}
