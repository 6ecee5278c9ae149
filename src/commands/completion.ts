import { Args } from './args.ts';
import { BaseCommand } from './base-command.ts';
import { completionFor, shells } from './completion/shells.ts';
import { loadConfig } from './load-config.ts';

export default class Completion extends BaseCommand {
  static override summary = 'Print a script that completes commands and flags in your shell.';
  static override examples = [
    { description: 'bash: in ~/.bashrc', command: 'source <(<%= config.bin %> completion bash)' },
    {
      description: 'zsh: in ~/.zshrc, after compinit',
      command: 'source <(<%= config.bin %> completion zsh)',
    },
    {
      description: 'fish',
      command: '<%= config.bin %> completion fish > ~/.config/fish/completions/bylaw.fish',
    },
  ];
  static override args = {
    shell: Args.option({ options: shells })({ required: true, description: 'the shell to complete in' }),
  };

  async run(): Promise<unknown> {
    const { args } = await this.parse(Completion);
    const script = completionFor(args.shell, await loadConfig(this.program));
    this.print(script);
    return { shell: args.shell, script };
  }
}
