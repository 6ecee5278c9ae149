import { Args } from './args.ts';
import { onFlag, periodFlags } from './edit-flags.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';
import { given } from './given.ts';

export default class ZoneAssignRole extends EditingCommand {
  static override summary = 'Edit the YAML so that somebody holds a role in a zone.';
  static override description =
    'Adds one binding to those of the zone and prints the edit; every other byte stays. Refuses, and writes nothing, where the files would not be valid.';
  static override examples = [
    '<%= config.bin %> zone assign-role payments bo zone-manager --reason "runs payments"',
    '<%= config.bin %> zone assign-role payments team/support zone-viewer',
  ];
  static override args = {
    zone: Args.string({ description: 'the name of the zone', required: true }),
    principal: Args.string({
      description: '`bo`, `team/core`, `service-account/ci` or `token/deploy`',
      required: true,
    }),
    role: Args.string({ description: 'the name of the role', required: true }),
  };
  static override flags = { ...editingFlags, on: onFlag, ...periodFlags };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(ZoneAssignRole);
    const { zoneAssignRole } = await import('../operations/edits/zones/zone-roles.ts');
    const { role, ...holder } = args;
    const { on, starts, expires, reason, ticket } = flags;
    const options = { ...this.editing(flags), role, ...given({ on, starts, expires, reason, ticket }) };
    return this.made(await zoneAssignRole(this.session(flags), holder, options));
  }
}
