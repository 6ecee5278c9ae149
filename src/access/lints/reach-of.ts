import type { WrittenStatement } from '../../schema/generated/documents.ts';

export function namesEveryAction({ actions }: WrittenStatement): boolean {
  return actions?.includes('*') === true;
}

/** Every resource that an action is done to. */
export function namesEveryResource({ resources, notResources }: WrittenStatement): boolean {
  return notResources === undefined && (resources === undefined || resources.includes('*'));
}
