import type { KnownAccounts } from '../../access/diff/known-accounts.ts';
import type { GuardrailChange } from '../../access/guardrails/changed-guardrails.ts';
import { unjudgedChanges } from '../../access/unjudged/unjudged-changes.ts';
import type { Place } from '../../diagnostic/diagnostic.ts';
import { jsonEqual } from '../../digest/json-equal.ts';
import type { Organization, Target } from '../../model/model.ts';
import { compareText, placeAt } from '../../model/place.ts';
import { allowanceChanges } from './allowance-changes.ts';
import { leadsElsewhere } from './leads-elsewhere.ts';
import { limitChanges } from './limit-changes.ts';
import { managedChanges } from './managed-changes.ts';
import { protectionChanges } from './protection-changes.ts';

/** A change of what guards a target, and whether access diffs tell it as one that they do not compare. */
export interface GuardingChange extends GuardrailChange<Place> {
  /** `target/NAME` */
  readonly guardrail: string;
  readonly isUnjudged: boolean;
}

/**
 * What of targets no plan of a target shows: which system it is, how much one apply may change there, what may be passed, who is protected,
 * whether what nobody declares is taken, which kinds are managed, where codes of invitations go, whether anything is applied
 * there at all, and all of one that is disabled. By target. Where what is said more cannot be compared, it counts as less.
 *
 * @param accounts see otherHolders
 */
export function guardingChanges(
  base: Organization,
  head: Organization,
  accounts?: KnownAccounts,
): readonly GuardingChange[] {
  const paired = new Set<Target>();
  const found = [...head.targets.values()].flatMap((is) => {
    const was = base.targets.get(is.name) ?? previousOf(is, base);
    // Nothing guarded one that comes; but codes that nobody sent go somewhere now.
    if (was === undefined) return notifyChanges(undefined, is);
    paired.add(was);
    return changesOf({ base, head, accounts, was, is });
  });
  const gone = [...base.targets.values()].filter((was) => !paired.has(was)).map(removed);
  return [...found, ...gone].sort((a, b) => compareText(a.guardrail, b.guardrail));
}

interface Pair {
  readonly base: Organization;
  readonly head: Organization;
  readonly accounts: KnownAccounts | undefined;
  readonly was: Target;
  readonly is: Target;
}

function previousOf({ previously }: Target, { targets }: Organization): Target | undefined {
  return targets.get(previously.findLast((each) => targets.has(each)) ?? '');
}

function removed({ name, provider }: Target): GuardingChange {
  const message = `target \`${name}\` is removed, with what guards it`;
  return { guardrail: `target/${name}`, change: 'removed', message, isUnjudged: provider !== 'directory' };
}

function changesOf(pair: Pair): readonly GuardingChange[] {
  const { was, is } = pair;
  const told = (
    field: 'enabled' | 'mode' | 'protected' | 'guards' | 'allow' | 'caller' | 'manages',
    message: string,
    change: GuardingChange['change'],
    isUnjudged = false,
  ): GuardingChange => {
    const at = placeAt(is.origin, [isWritten(is[field]) ? field : 'name']);
    return { guardrail: `target/${is.name}`, change, message: `${message}${less(change)}`, at, isUnjudged };
  };
  const name = `\`target/${is.name}\``;
  const isOther = is.provider !== 'directory' || was.provider !== 'directory';
  return [
    ...systemChanges(pair),
    ...(was.enabled === is.enabled
      ? []
      : [
          is.enabled
            ? told('enabled', `${name} is enabled`, 'changed', isOther)
            : told(
                'enabled',
                `${name} is disabled, so that nothing is applied there any more`,
                'weakened',
                isOther,
              ),
        ]),
    ...(was.mode === is.mode
      ? []
      : [
          is.mode === 'strict'
            ? told(
                'mode',
                `${name} becomes strict, so that what nobody declares is taken there`,
                'changed',
                isOther,
              )
            : told(
                'mode',
                `${name} is no longer strict, so that what nobody declares stays there`,
                'weakened',
                isOther,
              ),
        ]),
    ...protectionChanges(pair).map(({ message, isLooser }) =>
      told('protected', `${name} ${message}`, isLooser ? 'weakened' : 'changed'),
    ),
    ...limitChanges(was, is).map(({ message, isLooser }) =>
      told('guards', `${name}: ${message}, at once`, isLooser ? 'weakened' : 'changed'),
    ),
    ...allowanceChanges(was, is).map(({ message, isLooser }) =>
      told('allow', `${name} ${message}`, isLooser ? 'weakened' : 'changed'),
    ),
    ...(was.caller === is.caller || was.caller === undefined
      ? []
      : [told('caller', `${name} names another \`caller\`, or none`, 'weakened')]),
    ...managedChanges(was, is).map(({ message, isLooser }) =>
      told('manages', `${name} ${message}`, isLooser ? 'weakened' : 'changed', isOther),
    ),
    ...notifyChanges(was, is),
    ...ofDisabled(pair),
  ];
}

/** What was reviewed of one system would count for another. */
function systemChanges({ base, head, was, is }: Pair): readonly GuardingChange[] {
  const isSame = !leadsElsewhere({ organization: base, target: was }, { organization: head, target: is });
  if (isSame) return [];
  const field = was.provider === is.provider ? 'coordinates' : 'provider';
  const message = `\`target/${is.name}\` names another \`${field}\`, so that another system may be applied to`;
  return [
    {
      guardrail: `target/${is.name}`,
      change: 'weakened',
      message: `${message}${less('weakened')}`,
      at: placeAt(is.origin, [isWritten(is[field]) ? field : 'name']),
      isUnjudged: true,
    },
  ];
}

/** Whoever reads the codes of invitations may accept them in somebody's place. */
function notifyChanges(was: Target | undefined, is: Target): readonly GuardingChange[] {
  if (jsonEqual(was?.notify ?? null, is.notify ?? null)) return [];
  const message = `\`target/${is.name}\` names another \`notify\`, or none, so that one-time codes of invitations go elsewhere`;
  return [
    {
      guardrail: `target/${is.name}`,
      change: 'weakened',
      message: `${message}${less('weakened')}`,
      at: placeAt(is.origin, [isWritten(is.notify) ? 'notify' : 'name']),
      isUnjudged: is.provider !== 'directory' || (was !== undefined && was.provider !== 'directory'),
    },
  ];
}

/** Whether a field is not just what it is where nobody writes it. */
function isWritten(value: Target[keyof Target]): boolean {
  if (typeof value === 'object') return Object.keys(value).length > 0;
  return value !== undefined && value !== true && value !== 'additive';
}

function less(change: GuardingChange['change']): string {
  return change === 'weakened' ? ': it may hold less' : '';
}

/** What nothing else tells, since there is no section of a target that is not applied. */
function ofDisabled({ base, head, was, is }: Pair): readonly GuardingChange[] {
  if (was.enabled || is.enabled) return [];
  const of = `target/${is.name}`;
  return unjudgedChanges(base, head)
    .filter(
      (each) =>
        each.of === of &&
        !/^`(?:provider|coordinates\.(?!pace`)[^`]*|mode|enabled|manages|notify)`/.test(each.message),
    )
    .map(({ message, at }) => ({
      guardrail: of,
      change: 'changed' as const,
      message: `\`${of}\`: ${message}, which counts once it is enabled`,
      at,
      isUnjudged: true,
    }));
}
