import type { Place, SourceRange } from '../../diagnostic/diagnostic.ts';
import type { Guardrail, Organization } from '../../model/model.ts';
import { compareText, placeAt } from '../../model/place.ts';
import { becameOf, weakenedGuardrails } from './guardrail-changes.ts';
import { meaningOf } from './meaning-of.ts';
import { bodyOf, severityOf } from './rule.ts';

/** What becomes of a guardrail. It counts from when the change is applied. */
export interface GuardrailChange<At = SourceRange> {
  /** Its name after the change; of one that is taken out, before it. `target/NAME`: what guards a target changes; `repository/bylaw.yaml`: what that file guards. */
  readonly guardrail: string;
  /** `changed`: it holds all that it held. `weakened`: it holds less, or nobody can tell. */
  readonly change: 'added' | 'removed' | 'weakened' | 'changed';
  /** In one sentence: guardrail `x` is added (forbid, error). */
  readonly message: string;
  /** In the files after the change. */
  readonly at?: At;
}

/** Those that say something else than before, by name; where a document stands and how it is called means nothing. */
export function changedGuardrails(base: Organization, head: Organization): readonly GuardrailChange<Place>[] {
  const weakened = new Map(weakenedGuardrails(base, head).map((each) => [each.guardrail, each]));
  const paired = new Set<Guardrail>();
  const found = [...base.guardrails.values()].flatMap((was): readonly GuardrailChange<Place>[] => {
    const is = becameOf(head, was);
    const less = weakened.get(was);
    if (is === undefined)
      // What another one says under another name is not gone.
      return less === undefined
        ? []
        : [{ guardrail: was.name, change: 'removed', message: `${less.message} (was ${formOf(was)})` }];
    paired.add(is);
    const at = less?.at ?? placeAt(is.origin, ['name']);
    if (less !== undefined)
      return [{ guardrail: is.name, change: 'weakened', message: `${less.message}: it may hold less`, at }];
    if (meaningOf(was) === meaningOf(is)) return [];
    const message = `guardrail \`${is.name}\` is changed, and holds all that it held (${formOf(is)})`;
    return [{ guardrail: is.name, change: 'changed', message, at }];
  });
  const known = new Set([...base.guardrails.values()].map(meaningOf));
  const added = [...head.guardrails.values()]
    .filter((is) => !paired.has(is) && !known.has(meaningOf(is)))
    .map((is): GuardrailChange<Place> => {
      const message = `guardrail \`${is.name}\` is added (${formOf(is)})`;
      return { guardrail: is.name, change: 'added', message, at: placeAt(is.origin, ['name']) };
    });
  return [...found, ...added].sort((a, b) => compareText(a.guardrail, b.guardrail));
}

const forms = [
  'forbid',
  'require',
  'separate',
  'limit',
  'approval',
  'authorHolds',
  'maxBindingDuration',
] as const;

/** `forbid, warning` */
function formOf(guardrail: Guardrail): string {
  const body = bodyOf(guardrail);
  return [...forms.filter((form) => body[form] !== undefined), severityOf(guardrail)].join(', ');
}
