import { Args } from './args.ts';
import { BaseCommand } from './base-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';

export default class ImportGithub extends BaseCommand {
  static override summary = 'Write YAML for an organization as it is on GitHub.';
  static override description =
    'Reads members, invitations, teams, repository permissions, organization roles and settings, and writes a folder that plans to nothing. Writes nothing where anything could not be read. The token comes from the environment: see docs/github.md.';
  static override examples = [
    'GITHUB_TOKEN=… <%= config.bin %> import github acme --out acme-access',
    {
      description: 'From a GitHub Enterprise Server',
      command:
        '<%= config.bin %> import github acme --out acme-access --base-url https://github.acme.example/api/v3',
    },
  ];
  static override args = {
    organization: Args.string({ description: 'the log-in of the organization', required: true }),
  };
  static override flags = {
    out: Flags.string({ description: 'the folder to write to', required: true, helpValue: 'DIR' }),
    'base-url': Flags.string({ description: 'the API of another server', helpValue: 'URL' }),
    force: Flags.boolean({ description: 'overwrite files that exist' }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(ImportGithub);
    const { importGithubOrganization } = await import('../operations/import-github.ts');
    const result = await importGithubOrganization(this.session(flags), {
      organization: args.organization,
      out: flags.out,
      ...given({ baseUrl: flags['base-url'], force: flags.force }),
    });
    const { renderGithubImportText } = await import('../report/render-github-import-text.ts');
    this.print(renderGithubImportText({ ...result, out: flags.out }, this.style));
    const { summary, cost, written } = result;
    return { summary, cost, written };
  }
}
