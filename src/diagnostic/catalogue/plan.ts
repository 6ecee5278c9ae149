import type { CodeDescription } from '../catalogue.ts';

export const planCodes = {} as const satisfies Record<`${string}/${string}`, CodeDescription>;
