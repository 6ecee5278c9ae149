import type { Completable, CompletableCommand } from './completable.ts';

/** The arms of a `case` over the words said so far, the same in bash and zsh. */
export interface Cases {
  /** Words that lead on: `"audit"|"audit show"`. */
  readonly known: string;
  /** `"plan:--format") found="text json" ;;`, by words and the flag just said. */
  readonly values: string;
  /** `"plan") found="--org --target" ;;`, by words. */
  readonly words: string;
}

export function casesOf({ commands, topics }: Completable): Cases {
  const known = [
    ...topics.map(({ name }) => name).filter((name) => name !== ''),
    ...commands.map(({ name }) => name),
  ];
  const arms = [
    ...topics.map(({ name, next }) =>
      arm(
        name,
        next.map(({ word }) => word),
      ),
    ),
    ...commands.map((command) => arm(command.name, [...command.argument, ...flagWords(command)])),
  ];
  return {
    known: known.sort().map(quote).join('|'),
    values: commands.flatMap(valueArms).join('\n'),
    words: arms.join('\n'),
  };
}

function valueArms({ name, flags }: CompletableCommand): string[] {
  return flags
    .filter(({ takesValue }) => takesValue)
    .map((flag) => {
      const spellings = [`--${flag.name}`, ...(flag.char === undefined ? [] : [`-${flag.char}`])];
      const patterns = spellings.map((spelling) => quote(`${name}:${spelling}`)).join('|');
      return `    ${patterns}) found=${quote(flag.options.join(' '))}; value=1 ;;`;
    });
}

function flagWords({ flags }: CompletableCommand): string[] {
  return [...flags.map(({ name }) => `--${name}`), '--help'].sort();
}

function arm(name: string, words: readonly string[]): string {
  return `    ${quote(name)}) found=${quote(words.join(' '))} ;;`;
}

/** Names of commands, flags and options hold no character that a shell would act on inside these. */
function quote(text: string): string {
  return `"${text}"`;
}
