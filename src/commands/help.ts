import { loadHelpClass } from '@oclif/core';
import { BaseCommand } from './base-command.ts';
import { refuseUnknownCommand } from './refuse-unknown-command.ts';

export default class HelpCommand extends BaseCommand {
  static override summary = 'Show help for a command.';
  static override examples = ['<%= config.bin %> help plan', '<%= config.bin %> help audit show'];
  static override usage = 'help [COMMAND]';
  static override strict = false;

  async run(): Promise<unknown> {
    const { argv } = await this.parse(HelpCommand);
    const words = argv.map(String);
    const { commands } = this.config;
    refuseUnknownCommand(
      words,
      commands.map(({ id }) => id),
    );
    if (!this.jsonEnabled()) {
      const Help = await loadHelpClass(this.config);
      await new Help(this.config, this.config.pjson.oclif.helpOptions).showHelp(words);
    }
    const named = commands.map(({ id, summary }) => ({
      name: id.replaceAll(':', ' '),
      summary: summary ?? '',
    }));
    const asked = named.filter(({ name }) => `${name} `.startsWith([...words, ''].join(' ')));
    return { commands: asked.sort((a, b) => (a.name < b.name ? -1 : 1)) };
  }
}
