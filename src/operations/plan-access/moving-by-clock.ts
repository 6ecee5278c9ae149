import { sayingAny } from '../../model/declared-in.ts';
import { type Address, objectAddress } from '../../plan/address.ts';
import { declaredEdges } from '../../plan/declared-edges.ts';
import type { ComparedDraft } from './compared-draft.ts';

/**
 * What is declared and starts or ends between two times, in milliseconds: edges, and tokens. What the target alone holds
 * is not looked at.
 */
export function movingByClock(
  { organization, planned, provider }: Pick<ComparedDraft, 'organization' | 'planned' | 'provider'>,
  from: number,
  until: number,
): readonly Address[] {
  const { entries, scheduled, timed } = planned.desired;
  const moves = (...times: readonly unknown[]) =>
    times.some((at) => {
      const time = typeof at === 'string' ? Date.parse(at) : Number.NaN;
      return time > from && time <= until;
    });
  // What is held in a system that keeps no dates says nothing of them.
  if (provider.project !== undefined)
    return declaredEdges(organization)
      .filter(({ starts, expires }) => moves(starts, expires))
      .map(({ address }) => address);
  const tokens = [...sayingAny(organization.tokens, ['expires'])].filter(({ expires }) => moves(expires));
  return [
    ...scheduled.filter(({ value }) => moves(value.starts, value.expires)).map(({ address }) => address),
    ...timed.filter((address) => moves(entries.get(address)?.starts, entries.get(address)?.expires)),
    ...tokens.map(({ name }) => objectAddress('token', organization.name, name)),
  ];
}
