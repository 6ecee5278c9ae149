import type { Place } from '../../diagnostic/diagnostic.ts';
import type { AccessChange } from '../diff/access-diff.ts';
import type { ApprovalReason } from './breach.ts';

/** Why a change of access needs an approval; undefined where it takes something away and gives nothing. */
export function gainReason(change: AccessChange<Place>): ApprovalReason<Place> | undefined {
  const { kind, principals, from, routes } = change;
  if (kind === 'lost' || kind === 'narrower') return undefined;
  const at = routes[0]?.steps.find((step) => step.at !== undefined)?.at;
  const when = from === undefined ? '' : ` from ${from} on`;
  return {
    message: `${whoOf(principals)} ${verbs[kind]} ${actionsOf(change)}${when}`,
    principals,
    changes: [],
    ...(at === undefined ? {} : { at }),
  };
}

const verbs = {
  gained: 'may newly do',
  wider: 'may do in more cases',
  other: 'may do under other conditions',
  unknown: 'may have gained, which could not be decided,',
} as const;

function actionsOf({ actions, resources }: AccessChange<Place>): string {
  const more =
    actions.length > 3
      ? ` and ${actions.length - 3} more ${actions.length === 4 ? 'action' : 'actions'}`
      : '';
  const [first, ...others] = resources.filter(({ pattern }) => pattern !== '*');
  const on = first === undefined ? '' : ` on \`${first.pattern}\`${others.length === 0 ? '' : ', …'}`;
  return `${actions
    .slice(0, 3)
    .map((each) => `\`${each}\``)
    .join(', ')}${more}${on}`;
}

/** `member/ana` by name, and how many more. */
export function whoOf([first = '', ...others]: readonly string[]): string {
  return others.length === 0
    ? `\`${first}\``
    : `\`${first}\` and ${others.length.toLocaleString('en-US')} more`;
}
