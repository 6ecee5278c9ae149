import { BylawError } from '../diagnostic/bylaw-error.ts';
import { type DescribedFailure, describeFailure } from '../report/describe-failure.ts';
import { promptInterruption } from './prompt-interruption.ts';
import { type Surface, usageMistake } from './usage-mistake.ts';

const ofAnyCommand: Surface = { command: 'bylaw', args: {}, flags: {} };

/**
 * Whatever was thrown, as the user should see it. A failure of the world has its own code; a mistake on the command
 * line becomes one; anything else is a bug in Bylaw. `surface` is that of the command, to say what it takes.
 */
export function describeError(error: unknown, surface: Surface = ofAnyCommand): DescribedFailure {
  return describeFailure(asBylawError(error, surface) ?? error);
}

function asBylawError(error: unknown, surface: Surface): BylawError | undefined {
  if (error instanceof BylawError) return error;
  if (!(error instanceof Error)) return undefined;
  const interruption = promptInterruption(error);
  if (interruption !== undefined) return interruption;
  // An error of oclif's says so; to know its class would be to load it.
  return 'oclif' in error ? usageMistake(error, surface) : undefined;
}
