import { Args } from './args.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';

export default class ServiceAccountSuspend extends EditingCommand {
  static override summary = 'Edit the YAML so that a service account has no access.';
  static override description =
    'Sets `status: suspended` and prints the edit; every other byte stays. Refuses, and writes nothing, where the files would not be valid. What it holds stays written.';
  static override examples = ['<%= config.bin %> service-account suspend ci'];
  static override args = {
    account: Args.string({ description: 'the name of the service account', required: true }),
  };
  static override flags = editingFlags;

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(ServiceAccountSuspend);
    const { suspend } = await import('../operations/edits/status.ts');
    const account = { kind: 'ServiceAccount', name: args.account } as const;
    return this.made(await suspend(this.session(flags), account, this.editing(flags)));
  }
}
