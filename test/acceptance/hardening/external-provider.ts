import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { holderOf, withoutLooseEdges } from '../../../src/audit/recorded-state.ts';
import type { Scope } from '../../../src/audit/scope.ts';
import type { JsonObject } from '../../../src/digest/json.ts';
import { type Address, ownKinds } from '../../../src/plan/address.ts';
import type { StateEntries } from '../../../src/plan/state.ts';
import type { ProviderFactory } from '../../../src/providers/provider-factory.ts';
import { stageChange } from '../../../src/providers/stage-change.ts';

/**
 * A system of its own that outlives every process: one file a target, replaced in one step at each write, as a
 * service answers each request whole. What it holds shows what was written, whatever the ledger says.
 */
export function externalProvider(folder: string): ProviderFactory {
  return ({ readRecorded }) => ({
    name: 'external',
    capabilities: { manages: ownKinds, onlyWhenNamed: [], observes: [], stages: false },
    reader: {
      async read(scope) {
        const { owned } = await readRecorded(scope);
        const entries = readExternal(folder, scope);
        const existing = [...owned].filter((address) => entries.has(address));
        return { ...scope, entries, owned: new Set(existing), reads: 1 };
      },
    },
    openWriter: (scope) => ({
      async write(change) {
        mkdirSync(dirname(fileOf(folder, scope)), { recursive: true });
        const draft = new Map(readExternal(folder, scope));
        const outcome = stageChange(draft, change);
        if (outcome.status !== 'applied') return outcome;
        const endsObject = change.action === 'delete' && holderOf(change.address) === change.address;
        replace(folder, scope, endsObject ? withoutLooseEdges(draft) : draft);
        return outcome;
      },
      commit: async () => readExternal(folder, scope),
    }),
  });
}

function readExternal(folder: string, scope: Scope): StateEntries {
  let text: string;
  try {
    text = readFileSync(fileOf(folder, scope), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw error;
  }
  return new Map(Object.entries(JSON.parse(text) as Record<Address, JsonObject>));
}

function replace(folder: string, scope: Scope, entries: StateEntries): void {
  const file = fileOf(folder, scope);
  const sorted = Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
  const beside = `${file}.beside`;
  writeFileSync(beside, `${JSON.stringify(sorted, null, 1)}\n`);
  renameSync(beside, file);
}

function fileOf(folder: string, { organization, target }: Scope): string {
  return join(folder, organization, `${target}.json`);
}
