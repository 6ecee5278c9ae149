import type { Command } from './inputs.ts';
import type { Outcome, Run } from './outcome.ts';

/** Loaded when it is asked for: most of a command's start is the reading of its code. */
const loaders: Readonly<Record<Command, () => Promise<(run: Run) => Promise<Outcome>>>> = {
  validate: async () => (await import('./run-validate.ts')).runValidate,
  plan: async () => (await import('./run-plan.ts')).runPlan,
  apply: async () => (await import('./run-apply.ts')).runApply,
  drift: async () => (await import('./run-drift.ts')).runDrift,
  test: async () => (await import('./run-test.ts')).runTest,
};

export async function runCommand(command: Command, run: Run): Promise<Outcome> {
  const perform = await loaders[command]();
  return perform(run);
}
