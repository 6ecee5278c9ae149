import { type Address, knownAddress, objectAddress } from '../address.ts';
import { text } from './access-fields.ts';
import type { AccessGraph } from './access-graph.ts';

/** A team's ancestors, itself first; a circle ends where it closes. */
export function lineOf(graph: AccessGraph, team: Address): readonly Address[] {
  const line = [team];
  const seen = new Set(line);
  for (;;) {
    const parent = text(graph.values.get(line.at(-1) ?? team)?.parent);
    if (parent === undefined) return line;
    const next = objectAddress('team', knownAddress(team).organization, parent);
    if (seen.has(next)) return line;
    seen.add(next);
    line.push(next);
  }
}
