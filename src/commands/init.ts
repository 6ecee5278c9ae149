import type { Session } from '../operations/session.ts';
import { Args } from './args.ts';
import { BaseCommand } from './base-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';
import { isTerminal } from './standard-output.ts';

export default class Init extends BaseCommand {
  static override summary = 'Write a starter repository.';
  static override description =
    'Writes the YAML of a template, schemas for the editor, workflows and rulesets for GitHub, and initialises Git. The templates: minimal; single-owner, policy-based, zones, admin-member-viewer, owner-member and github-organization, which are ways to organize access, with tests of it. Without --template a person is asked, and a script gets `minimal`. The organization is called `acme` unless --name says otherwise, whatever the folder; with --email its owner is whoever commits with that address. The folder must be empty but for .git: nothing is overwritten. For GitHub it writes workflows (a plan under each pull request, apply on merge and every hour, drift every day) and rulesets to import; .github/SETUP.md says what to set up.';
  static override usage = [
    'init [DIRECTORY] [--template NAME] [--name NAME] [--email ADDRESS] [--action OWNER/NAME@REF | --no-github]',
    'init [DIRECTORY] --only-github [--action OWNER/NAME@REF]',
  ];
  static override examples = [
    '<%= config.bin %> init orchestra --template minimal',
    '<%= config.bin %> init acme --template zones',
    {
      description: 'Your organization, with you as its owner',
      command:
        '<%= config.bin %> init access --template owner-member --name west-end --email ada@west-end.example',
    },
    {
      description: 'With workflows that run the Action of a repository you trust, at a commit',
      command: '<%= config.bin %> init access --action acme/bylaw@v0.1.0',
    },
    {
      description:
        'What GitHub needs, into a repository that has its files already; where it has that, too, another Action',
      command: '<%= config.bin %> init --only-github --action acme/bylaw@v0.1.0',
    },
    { description: 'In this folder', command: '<%= config.bin %> init' },
  ];
  static override args = {
    directory: Args.string({ description: 'the folder to write to (default: this one)', required: false }),
  };
  static override flags = {
    template: Flags.string({ description: 'the starter to write', helpValue: 'NAME' }),
    name: Flags.string({ description: 'the name of the organization', helpValue: 'NAME' }),
    email: Flags.string({ description: 'the address that its owner commits with', helpValue: 'ADDRESS' }),
    action: Flags.string({
      description:
        'where the workflows take the Action from: a repository on GitHub, and a commit or version of it',
      helpValue: 'OWNER/NAME@REF',
      exclusive: ['no-github'],
    }),
    'no-github': Flags.boolean({ description: 'write no workflows and no rulesets' }),
    'only-github': Flags.boolean({
      description:
        'write workflows and rulesets alone, into a repository that has files already; where it has those, what `--action` says',
      exclusive: ['template', 'name', 'email', 'no-github'],
    }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(Init);
    const session = this.session(flags);
    const result = flags['only-github']
      ? await this.onlyGithub(session, args.directory, flags.action)
      : await this.starter(session, args.directory, flags);
    const { renderInitText } = await import('../report/render-init-text.ts');
    this.print(renderInitText(result));
    return result;
  }

  private async onlyGithub(session: Session, directory = '.', action?: string) {
    const { initGithub } = await import('../operations/init-github.ts');
    return initGithub(session, { directory, ...given({ action }) });
  }

  private async starter(session: Session, directory: string | undefined, flags: StarterFlags) {
    const { init } = await import('../operations/init.ts');
    const { template, name, email, action, 'no-github': noGithub } = flags;
    const start = await this.startOf(template, { directory, name, email });
    return init(session, { ...start, ...given({ action, noGithub }) });
  }

  /** Whoever runs a script is not asked. */
  private async startOf(template: string | undefined, { directory, name, email }: Given) {
    const asked = given({ directory, name, email });
    if (template !== undefined || !this.canAsk())
      return { directory: '.', ...asked, template: template ?? 'minimal' };
    const { templatePurposes } = await import('../operations/template-purposes.ts');
    const { askForStart } = await import('./ask-for-start.ts');
    return askForStart(asked, templatePurposes);
  }

  private canAsk(): boolean {
    return process.stdin.isTTY === true && isTerminal(1) && !this.jsonEnabled();
  }
}

interface StarterFlags extends Record<'template' | 'name' | 'email' | 'action', string | undefined> {
  readonly 'no-github': boolean;
}

type Given = Record<'directory' | 'name' | 'email', string | undefined>;
