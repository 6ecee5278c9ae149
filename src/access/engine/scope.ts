import { setMatches } from '../text/resource-set.ts';
import type { Frame } from './frame.ts';
import type { Holding } from './principal.ts';
import { type ZoneTable, zoneOf } from './zone-table.ts';

/**
 * Whether what a binding gives, or denies, reaches the resource of a request: its scope cuts both, and what names no
 * zone allows nothing in an isolated one.
 */
export function isReached(
  { scope, role }: Holding,
  frame: Frame,
  zones: ZoneTable,
  isDeny: boolean,
): boolean {
  if (scope !== undefined) {
    const { zone, on } = scope;
    if (zone !== undefined && zoneOf(zones, frame) !== zone) {
      if (!isDeny || !frame.doubtfulZones.includes(zone)) return false;
    }
    if (on !== undefined && !setMatches(on, frame, frame.resource, isDeny)) return false;
    if (zone !== undefined) return true;
  }
  return isDeny || !zones.hasIsolated || role.reachesZones || !isIsolated(frame, zones);
}

function isIsolated(frame: Frame, zones: ZoneTable): boolean {
  const zone = zoneOf(zones, frame);
  return zones.isolated[zone] === true || frame.doubtfulZones.some((each) => zones.isolated[each] === true);
}
