import type { CodeDescription } from '../catalogue.ts';

export const modelCodes = {} as const satisfies Record<`${string}/${string}`, CodeDescription>;
