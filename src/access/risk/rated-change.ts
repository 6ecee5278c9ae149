import type { Place } from '../../diagnostic/diagnostic.ts';
import type { AccessChange } from '../diff/access-diff.ts';
import type { Risk } from './risk.ts';

/**
 * A change of access before it is known how much care it deserves. Its principals are named as they are afterwards, and
 * of what is lost as they were.
 */
export type RatedChange = Omit<AccessChange<Place>, 'risk'>;

/** How much care a change deserves. It answers the same however often it is asked. */
export type RateRisk = (change: RatedChange) => Risk;
