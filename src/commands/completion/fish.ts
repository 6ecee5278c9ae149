import type { Completable, CompletableCommand } from './completable.ts';

export function fishCompletion({ commands, topics }: Completable): string {
  const words = topics.flatMap(({ name, next }) =>
    next.map(
      ({ word, summary }) => `complete -c bylaw -f -n '__bylaw_at ${name}' -a ${word} -d ${quote(summary)}`,
    ),
  );
  return `# fish completion of bylaw: bylaw completion fish > ~/.config/fish/completions/bylaw.fish
function __bylaw_words
    for token in (commandline -opc)[2..-1]
        string match -q -- '-*' $token; and break
        echo $token
    end
end
function __bylaw_at
    test "$(__bylaw_words | string join ' ')" = "$argv"
end
function __bylaw_in
    string match -q -- "$argv*" "$(__bylaw_words | string join ' ')"
end
${[...words, ...commands.flatMap(ofCommand)].join('\n')}
`;
}

function ofCommand({ name, flags, argument }: CompletableCommand): string[] {
  const values = argument.map((word) => `complete -c bylaw -f -n '__bylaw_at ${name}' -a ${word}`);
  return [
    ...values,
    ...flags.map(({ name: flag, char, summary, takesValue, options }) => {
      const short = char === undefined ? '' : ` -s ${char}`;
      const choice = options.length === 0 ? ' -F' : ` -f -a ${quote(options.join(' '))}`;
      return `complete -c bylaw -n '__bylaw_in ${name}' -l ${flag}${short}${takesValue ? ` -r${choice}` : ''} -d ${quote(summary)}`;
    }),
  ];
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
