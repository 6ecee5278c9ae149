import { compileAccess } from '../../../src/access/compile-access.ts';
import type { CompiledAccess } from '../../../src/access/compiled-access.ts';
import type { JsonObject } from '../../../src/digest/json.ts';
import { buildModel } from '../../../src/model/build-model.ts';
import type { Kind } from '../../../src/schema/kinds.ts';
import { optionsOf } from '../compile-world.ts';
import type { PlainWorld } from '../naive/documents.ts';

const file = 'organizations/acme/all.yaml';

/**
 * As every repository is read, but for its text; undefined where something is wrong in it.
 *
 * @param like what both say is compiled once, as wherever two are compared
 */
export function compiledWorld(world: PlainWorld, like?: CompiledAccess): CompiledAccess | undefined {
  const documents = world.documents.map(({ kind, ...body }, document) => ({
    kind: kind as Kind,
    body: { apiVersion: 'bylaw/v1', kind, ...body } as unknown as JsonObject,
    origin: { file, document, path: [] },
  }));
  const { value } = buildModel(documents, { files: [file], rejected: [] });
  const [organization] = value?.organizations.values() ?? [];
  return organization === undefined ? undefined : compileAccess(organization, optionsOf(world), like);
}
