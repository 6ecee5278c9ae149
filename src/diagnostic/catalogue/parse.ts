import type { CodeDescription } from '../catalogue.ts';

export const parseCodes = {} as const satisfies Record<`${string}/${string}`, CodeDescription>;
