import { Args } from './args.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';

export default class MemberSuspend extends EditingCommand {
  static override summary = 'Edit the YAML so that a member has no access.';
  static override description =
    'Sets `status: suspended` and prints the edit; every other byte of the file stays, and so does what the member holds. They have no access once that is applied. Refuses, and writes nothing, where the files would not be valid.';
  static override examples = ['<%= config.bin %> member suspend bo'];
  static override args = {
    member: Args.string({ description: 'the name of the member', required: true }),
  };
  static override flags = editingFlags;

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(MemberSuspend);
    const { suspend } = await import('../operations/edits/status.ts');
    const member = { kind: 'Member', name: args.member } as const;
    return this.made(await suspend(this.session(flags), member, this.editing(flags)));
  }
}
