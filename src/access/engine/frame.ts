import { emptyResourceName, type ResourceName } from '../text/resource-name.ts';
import type { Subject } from './subject.ts';

/**
 * What the statements look at while one request is decided. It is filled anew for every request instead of being made,
 * and holds nothing of the one before.
 */
export interface Frame {
  readonly resource: ResourceName;
  now: number;
  /** Whose keys and variables are asked for: of a token first its owner, then itself. */
  subject: Subject;
  /** The values of the caller's keys by the number of the key, dates as milliseconds and addresses parsed. */
  readonly values: unknown[];
  /** The numbers of the keys that have a value: the first `givenCount` of them. An array made shorter is made anew. */
  readonly given: number[];
  givenCount: number;
  /** The number of the resource's zone; `noZone`, or `zoneNotSought` before anybody asks. */
  zone: number;
  /** Zones that hold the resource or not, depending on a variable without value. */
  doubtfulZones: readonly number[];
  /** Whether keys that the caller left out may have any value: allows match where they might, denies where they must. */
  isOpen: boolean;
  /** A caller's object may run code while it is read: a request within a request has a frame of its own. */
  isBusy: boolean;
}

export const noZone = -1;
export const zoneNotSought = -2;
/** Of a binding: the resource of no request lies in it. */
export const unknownZone = -3;

export function emptyFrame(nobody: Subject): Frame {
  return {
    resource: emptyResourceName(),
    now: 0,
    subject: nobody,
    values: [],
    given: [],
    givenCount: 0,
    zone: zoneNotSought,
    doubtfulZones: [],
    isOpen: false,
    isBusy: false,
  };
}
