import type { Engine } from '../../engine/engine.ts';
import type { CompiledStatement } from '../../statements/compiled-statement.ts';

/** The actions that some of these statements says anything about. */
export function tableActions(
  { actions: { services } }: Engine,
  statements: readonly CompiledStatement[],
): 'all' | ReadonlySet<string> {
  const names = new Set<string>();
  for (const { actions, exceptActions } of statements) {
    if (exceptActions || actions === 'all') return 'all';
    for (const [service, indexes] of actions)
      for (const index of indexes) names.add(services[service]?.actions[index]?.text ?? '');
  }
  return names;
}
