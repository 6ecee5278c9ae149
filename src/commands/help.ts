import { BaseCommand } from './base-command.ts';
import { loadConfig } from './load-config.ts';
import { loadOclif } from './load-oclif.ts';
import { refuseUnknownCommand } from './refuse-unknown-command.ts';

export default class HelpCommand extends BaseCommand {
  static override summary = 'Show help for a command.';
  static override examples = ['<%= config.bin %> help plan', '<%= config.bin %> help audit show'];
  static override usage = 'help [COMMAND]';
  static override strict = false;

  async run(): Promise<unknown> {
    const { argv } = await this.parse(HelpCommand);
    const words = argv.map(String);
    refuseUnknownCommand(words, Object.keys(this.program.commands));
    const config = await loadConfig(this.program);
    if (!this.jsonEnabled()) {
      const { loadHelpClass } = await loadOclif();
      const Help = await loadHelpClass(config);
      await new Help(config, config.pjson.oclif.helpOptions).showHelp(words);
    }
    const named = config.commands.map(({ id, summary }) => ({
      name: id.replaceAll(':', ' '),
      summary: summary ?? '',
    }));
    const asked = named.filter(({ name }) => `${name} `.startsWith([...words, ''].join(' ')));
    return { commands: asked.sort((a, b) => (a.name < b.name ? -1 : 1)) };
  }
}
