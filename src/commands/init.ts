import { Args } from './args.ts';
import { BaseCommand } from './base-command.ts';
import { Flags } from './flags.ts';

export default class Init extends BaseCommand {
  static override summary = 'Write a starter repository.';
  static override description =
    'Writes the YAML of a template, schemas for the editor and CI workflows, and initialises Git. The organization is called `acme`, whatever the folder. The templates: minimal; single-owner, policy-based, zones, admin-member-viewer and owner-member, which are ways to organize access, with tests of it. The folder must be empty but for .git: nothing is overwritten.';
  static override examples = [
    '<%= config.bin %> init orchestra --template minimal',
    '<%= config.bin %> init acme --template zones',
    { description: 'In this folder', command: '<%= config.bin %> init' },
  ];
  static override args = {
    directory: Args.string({ description: 'the folder to write to', required: false, default: '.' }),
  };
  static override flags = {
    template: Flags.string({ description: 'the starter to write', default: 'minimal', helpValue: 'NAME' }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(Init);
    const session = this.session(flags);
    const { init } = await import('../operations/init.ts');
    const result = await init(session, { directory: args.directory, template: flags.template });
    const { renderInitText } = await import('../report/render-init-text.ts');
    this.print(renderInitText(result));
    return result;
  }
}
