import type { PlainService, PlainWorld } from './documents.ts';
import { documentsOf } from './find-document.ts';

interface FoundAction {
  /** The patterns of the types of resources that it is done to. */
  readonly types: readonly string[] | undefined;
}

/** An action of some catalogue, without case. */
export function findAction(world: PlainWorld, action: string): FoundAction | undefined {
  for (const service of documentsOf(world, 'Service')) {
    for (const [name, declared] of Object.entries(service.actions)) {
      if (`${service.name}:${name}`.toLowerCase() === action.toLowerCase())
        return { types: declared.resources?.map((type) => patternOf(service, type)) };
    }
  }
  return undefined;
}

function patternOf({ name, resourceTypes }: PlainService, type: string): string {
  const pattern = resourceTypes?.[type];
  if (pattern === undefined) throw new Error(`${name} has no type ${type}`);
  return pattern;
}
