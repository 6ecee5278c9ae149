import { kinds } from '../../schema/kinds.ts';
import type { NamedKind } from './declared-organization.ts';

export const namedKinds: readonly NamedKind[] = kinds.filter(
  (kind) => kind !== 'Repository' && kind !== 'Organization',
);
