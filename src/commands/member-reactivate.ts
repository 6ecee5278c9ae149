import { Args } from './args.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';

export default class MemberReactivate extends EditingCommand {
  static override summary = 'Edit the YAML so that a suspended member has access again.';
  static override description =
    'Sets `status: active` and prints the edit; every other byte of the file stays. They have what they held before once that is applied.';
  static override examples = ['<%= config.bin %> member reactivate bo'];
  static override args = {
    member: Args.string({ description: 'the name of the member', required: true }),
  };
  static override flags = editingFlags;

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(MemberReactivate);
    const { reactivate } = await import('../operations/edits/status.ts');
    const member = { kind: 'Member', name: args.member } as const;
    return this.made(await reactivate(this.session(flags), member, this.editing(flags)));
  }
}
