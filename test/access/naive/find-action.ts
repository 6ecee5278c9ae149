import type { PlainService, PlainWorld } from './documents.ts';
import { documentsOf } from './find-document.ts';

/** An action of some catalogue, without case. */
export function findAction(world: PlainWorld, action: string): PlainService['actions'][string] | undefined {
  for (const service of documentsOf(world, 'Service')) {
    for (const [name, declared] of Object.entries(service.actions)) {
      if (`${service.name}:${name}`.toLowerCase() === action.toLowerCase()) return declared;
    }
  }
  return undefined;
}
