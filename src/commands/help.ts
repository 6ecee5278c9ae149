import { Command, loadHelpClass } from '@oclif/core';

export default class HelpCommand extends Command {
  static override summary = 'Show help for a command.';
  static override examples = ['<%= config.bin %> help plan', '<%= config.bin %> help audit show'];
  static override usage = 'help [COMMAND]';
  static override strict = false;

  async run(): Promise<void> {
    const { argv } = await this.parse(HelpCommand);
    const Help = await loadHelpClass(this.config);
    await new Help(this.config, this.config.pjson.oclif.helpOptions).showHelp(argv.map(String));
  }
}
