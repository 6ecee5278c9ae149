import { Args } from './args.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';

export default class ServiceAccountReactivate extends EditingCommand {
  static override summary = 'Edit the YAML so that a suspended service account has access again.';
  static override description =
    'Sets `status: active` and prints the edit; every other byte stays. Refuses, and writes nothing, where the files would not be valid.';
  static override examples = ['<%= config.bin %> service-account reactivate ci'];
  static override args = {
    account: Args.string({ description: 'the name of the service account', required: true }),
  };
  static override flags = editingFlags;

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(ServiceAccountReactivate);
    const { reactivate } = await import('../operations/edits/status.ts');
    const account = { kind: 'ServiceAccount', name: args.account } as const;
    return this.made(await reactivate(this.session(flags), account, this.editing(flags)));
  }
}
