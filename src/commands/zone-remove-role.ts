import { Args } from './args.ts';
import { choiceFlags } from './edit-flags.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';
import { given } from './given.ts';

export default class ZoneRemoveRole extends EditingCommand {
  static override summary = 'Edit the YAML so that somebody no longer holds a role in a zone.';
  static override description =
    'Takes one binding out, be it written with the zone or with them, and prints the edit; every other byte stays. Refuses, and writes nothing, where the files would not be valid.';
  static override examples = ['<%= config.bin %> zone remove-role payments bo zone-manager'];
  static override args = {
    zone: Args.string({ description: 'the name of the zone', required: true }),
    principal: Args.string({
      description: '`bo`, `team/core`, `service-account/ci` or `token/deploy`',
      required: true,
    }),
    role: Args.string({ description: 'the name of the role', required: true }),
  };
  static override flags = { ...editingFlags, on: choiceFlags.on };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(ZoneRemoveRole);
    const { zoneRemoveRole } = await import('../operations/edits/zones/zone-roles.ts');
    const { role, ...holder } = args;
    const options = { ...this.editing(flags), role, ...given({ on: flags.on }) };
    return this.made(await zoneRemoveRole(this.session(flags), holder, options));
  }
}
