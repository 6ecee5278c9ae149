import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { openLedger } from '../../ledger/open-ledger.ts';
import type { AtApply } from '../../report/pull-request/reviewed-plan.ts';
import { ledgerOf } from '../own-ledger.ts';
import { refuseLeftBehind } from '../refuse-left-behind.ts';
import { refuseMovedLedger } from '../refuse-moved-ledger.ts';
import type { ForeseenMerge } from './forbidden-before.ts';

/** What apply says of another ledger that `bylaw.yaml` names: until its entries are there it stops, whatever is to be applied. */
export async function ledgerStops({ git, base, settings, head }: ForeseenMerge): Promise<AtApply['stops']> {
  const [was, is] = [base.settings.ledger, settings.ledger];
  if (was.ref === is.ref && was.remote === is.remote) return [];
  try {
    const place = await ledgerOf(git, is);
    const ledger = await openLedger(git, place);
    await refuseLeftBehind(git, ledger, head, true);
    await refuseMovedLedger(git, ledger, head);
    return [];
  } catch (error) {
    if (!(error instanceof BylawError) || !error.code.startsWith('ledger/')) throw error;
    const { code, message, hint } = error;
    return [{ code, message, ...(hint === undefined ? {} : { hint }) }];
  }
}
