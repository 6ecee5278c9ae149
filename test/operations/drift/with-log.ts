import type { AuditTrail } from '../../../src/audit/target-happening.ts';
import type { ProviderFactory } from '../../../src/providers/provider-factory.ts';
import type { ProviderRegistry } from '../../../src/providers/registry.ts';
import type { Library } from '../library.ts';

/** The library's providers, whose systems keep a log. */
export function withLog(library: Library, auditLog: (since: string) => AuditTrail): ProviderRegistry {
  const known = library.session().providers ?? new Map<string, ProviderFactory>();
  return new Map(
    [...known].map(([name, factory]): [string, ProviderFactory] => [
      name,
      (context) => ({ ...factory(context), auditLog: async (_scope, since) => auditLog(since) }),
    ]),
  );
}
