import { compileAccess } from '../../access/compile-access.ts';
import type { CompiledAccess } from '../../access/compiled-access.ts';
import type { AskedSource } from './asked-source.ts';

/** The access of what is asked about; where nothing is recorded, the text of the files is every version. */
export function compileAsked({
  organization,
  recorded,
}: Pick<AskedSource, 'organization' | 'recorded'>): CompiledAccess {
  if (recorded === undefined) return compileAccess(organization);
  const { histories: published, expected } = recorded;
  return compileAccess(organization, { versions: { published, expected } });
}
