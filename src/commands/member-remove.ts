import { Args } from './args.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';

export default class MemberRemove extends EditingCommand {
  static override summary = 'Edit the YAML so that somebody is no longer a member.';
  static override description =
    'Takes the member out, and all that names them: their tokens, what teams and zones list, whose manager they are, and what guardrails and access tests say of them. Refuses, and writes nothing, where the organization or a service account would be without an owner, where a target protects them, and where the files would not be valid.';
  static override examples = ['<%= config.bin %> member remove bo'];
  static override args = { member: Args.string({ description: 'the name of the member', required: true }) };
  static override flags = editingFlags;

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(MemberRemove);
    const { memberRemove } = await import('../operations/edits/members/member-remove.ts');
    return this.made(await memberRemove(this.session(flags), { ...args, ...this.editing(flags) }));
  }
}
