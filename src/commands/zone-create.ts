import { Args } from './args.ts';
import { describingFlags, several } from './edit-flags.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';

export default class ZoneCreate extends EditingCommand {
  static override summary = 'Edit the YAML so that there is one more zone.';
  static override description =
    'Puts the zone where the organization keeps its zones, and prints the edit; every other byte stays. Refuses, and writes nothing, where the files would not be valid.';
  static override examples = [
    '<%= config.bin %> zone create payments --resource "krn:acme:console:{org_id}:payments/*" --isolated --role zone-manager --role zone-viewer',
  ];
  static override makes = 'zone';
  static override args = {
    zone: Args.string({ description: 'the name of the zone', required: true }),
  };
  static override flags = {
    ...editingFlags,
    ...describingFlags,
    resource: several('what is in it', 'PATTERN'),
    isolated: Flags.boolean({ description: 'bindings that name no zone stop at its border' }),
    role: several('a role to choose from in it, of which a member holds one at most', 'ROLE'),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(ZoneCreate);
    const { zoneCreate } = await import('../operations/edits/zones/zone-create.ts');
    const { description, resource: resources = [], isolated, role: roles } = flags;
    const report = await zoneCreate(this.session(flags), {
      ...args,
      ...this.editing(flags),
      resources,
      isolated,
      ...given({ displayName: flags['display-name'], description, roles }),
    });
    return this.made(report);
  }
}
