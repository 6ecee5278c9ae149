import { fileURLToPath } from 'node:url';
import { Config } from '@oclif/core';
import { expect, it } from 'vitest';

/** The command surface: a change here is a change for everyone who has scripts. */
it('has these commands, arguments and flags', async () => {
  const config = await Config.load({ root: fileURLToPath(new URL('../..', import.meta.url)) });
  const surface = config.commands.map(({ id, args, flags }) => {
    const words = Object.values(args).map(({ name, required }) =>
      required ? name.toUpperCase() : `[${name.toUpperCase()}]`,
    );
    const names = Object.values(flags).map((flag) => {
      const short = flag.char === undefined ? '' : `-${flag.char}/`;
      const values =
        flag.type !== 'option' ? '' : flag.options === undefined ? '=' : `=${flag.options.join('|')}`;
      return `${short}--${flag.name}${values}${flag.type === 'option' && flag.multiple ? '…' : ''}`;
    });
    return [id.replace(':', ' '), ...words, ...names.sort()].join(' ');
  });
  expect(surface.join('\n')).toMatchInlineSnapshot(`
    "access check PRINCIPAL ACTION [RESOURCE] --at= --context=… --cwd= --json --no-color --now= --org=
    access diff RANGE --cwd= --format=text|json|markdown|html --full --horizon= --json --no-color --now= --org=…
    access explain PRINCIPAL ACTION [RESOURCE] --at= --context=… --cwd= --json --no-color --now= --org=
    access no-new REF --allow=… --cwd= --format=text|json|markdown --full --json --no-color --now= --org=…
    access show PRINCIPAL --at= --cwd= --format=text|json|csv --json --no-color --now= --org=
    access who-can ACTION [RESOURCE] --at= --context=… --cwd= --format=text|json|csv --full --json --no-color --now= --org=
    apply [PLAN] --allow=… --cwd= --full --hold-removals --json --no-color --only=… --org=… --repository= --reviewed= --target=… -y/--yes
    audit show ENTRY --cwd= --full --json --no-color
    completion SHELL --cwd= --json --no-color
    doctor --cwd= --json --no-color --repository= --strict
    drift --adopt --commit --cwd= --detailed-exitcode --format=text|json|markdown|github --full --issue --json --no-color --org=… --repository= --since= --target=… -m/--message=
    fmt [PATH] --check --cwd= --json --no-color
    forget ADDRESS --cwd= --json --no-color --reason= --target=
    help --cwd= --json --no-color
    identities pin --check --commit --cwd= --json --no-color --org=… --target=… -m/--message=
    import github ORGANIZATION --base-url= --cwd= --force --json --no-color --out=
    import peribolos FROM --cwd= --force --json --no-color --out= --strict --target=github
    init [DIRECTORY] --action= --cwd= --email= --json --name= --no-color --no-github --only-github --template=
    invitation accept MEMBER --code= --cwd= --identity=… --json --no-color --org=
    invitation cancel MEMBER --commit --cwd= --json --no-color --org= -m/--message=
    invitation list --all --cwd= --format=text|json|csv --json --no-color --org=
    invitation resend MEMBER --cwd= --json --no-color --org=
    ledger resume --cwd= --json --no-color
    ledger sync --cwd= --json --no-color
    log --cwd= --json --kind=publish|intent|result|takeover|sync|event|emergency|review… --no-color --org= --target= -n/--limit=
    member assign-role MEMBER ROLE --commit --cwd= --expires= --json --no-color --on=… --org= --reason= --starts= --ticket= --zone= -m/--message=
    member invite EMAIL --commit --cwd= --json --name= --no-color --org= --role= --team= -m/--message=
    member leave --as= --commit --cwd= --json --no-color --org= -m/--message=
    member list --at= --cwd= --format=text|json|csv --json --mfa --no-color --now= --org= --role= --sort= --status=active|pending|suspended --team=
    member reactivate MEMBER --commit --cwd= --json --no-color --org= -m/--message=
    member remove MEMBER --commit --cwd= --json --no-color --org= -m/--message=
    member remove-role MEMBER ROLE --commit --cwd= --json --no-color --on=… --org= --zone= -m/--message=
    member show MEMBER --at= --cwd= --full --json --no-color --now= --org=
    member suspend MEMBER --commit --cwd= --json --no-color --org= -m/--message=
    member transfer-ownership TO --commit --cwd= --from= --json --no-color --old-owner-becomes= --org= -m/--message=
    observe [FILE] --cwd= --json --no-color --prune= --skip-bad
    plan --against= --allow=… --check --comment --cwd= --detailed-exitcode --fetch --format=text|json|markdown|html --full --hold-removals --horizon= --json --no-color --offline --only=… --org=… --out= --pull-request= --repository= --review-out= --review= --run= --strict --target=…
    policy create POLICY --allow=… --commit --cwd= --deny=… --description= --display-name= --json --no-color --org= --resource=… -m/--message=
    policy delete POLICY --commit --cwd= --json --no-color --org= --references -m/--message=
    policy diff POLICY [FROM] [TO] --at= --cwd= --json --no-color --org=
    policy history POLICY --at= --cwd= --json --no-color --org=
    policy list --at= --cwd= --format=text|json|csv --json --no-color --org= --sort=
    policy rollback POLICY --cwd= --json --no-color --org= --to=
    policy show POLICY --at= --cwd= --json --no-color --org= --version=
    revoke PRINCIPAL --cwd= --even-owner --json --no-color --now --org= --reason= -y/--yes
    role attach-policy ROLE POLICY --commit --cwd= --json --no-color --org= -m/--message=
    role create ROLE --assignable-to=member|team|service-account|token… --commit --cwd= --description= --display-name= --json --no-color --org= --permission=… --policy=… -m/--message=
    role delete ROLE --commit --cwd= --json --no-color --org= --references -m/--message=
    role detach-policy ROLE POLICY --commit --cwd= --json --no-color --org= -m/--message=
    role list --at= --cwd= --format=text|json|csv --json --no-color --now= --org= --sort=
    role show ROLE --at= --cwd= --full --json --no-color --now= --org=
    role show-actions ROLE --at= --cwd= --format=text|json|csv --json --no-color --org=
    schema [KIND] --cwd= --json --no-color
    service-account assign-role ACCOUNT ROLE --commit --cwd= --expires= --json --no-color --on=… --org= --reason= --starts= --ticket= --zone= -m/--message=
    service-account create ACCOUNT --commit --cwd= --description= --display-name= --json --no-color --org= --owner= --role= -m/--message=
    service-account delete ACCOUNT --commit --cwd= --json --no-color --org= --references -m/--message=
    service-account list --at= --cwd= --format=text|json|csv --json --no-color --now= --org= --sort=
    service-account reactivate ACCOUNT --commit --cwd= --json --no-color --org= -m/--message=
    service-account remove-role ACCOUNT ROLE --commit --cwd= --json --no-color --on=… --org= --zone= -m/--message=
    service-account show SERVICE-ACCOUNT --at= --cwd= --full --json --no-color --now= --org=
    service-account suspend ACCOUNT --commit --cwd= --json --no-color --org= -m/--message=
    team add-member TEAM MEMBER --commit --cwd= --expires= --json --maintainer --no-color --org= --reason= --starts= --ticket= -m/--message=
    team assign-role TEAM ROLE --commit --cwd= --expires= --json --no-color --on=… --org= --reason= --starts= --ticket= --zone= -m/--message=
    team create TEAM --commit --cwd= --description= --display-name= --json --maintainer=… --member=… --no-color --org= --parent= -m/--message=
    team delete TEAM --commit --cwd= --json --move-children-to= --no-color --org= --references -m/--message=
    team list --at= --cwd= --format=text|json|csv --json --no-color --now= --org= --sort=
    team remove-member TEAM MEMBER --commit --cwd= --json --no-color --org= -m/--message=
    team remove-role TEAM ROLE --commit --cwd= --json --no-color --on=… --org= --zone= -m/--message=
    team show TEAM --at= --cwd= --full --json --no-color --now= --org=
    test --coverage --cwd= --filter=… --format=text|json|junit|github --json --junit= --min-coverage= --no-color --now= --org=… --strict
    token create TOKEN --commit --cwd= --description= --expires= --fingerprint= --generate --json --no-color --org= --owner= --role=… --scope=… -m/--message=
    token delete TOKEN --commit --cwd= --json --no-color --org= --references -m/--message=
    token list --at= --cwd= --format=text|json|csv --json --no-color --now= --org= --sort=
    token revoke TOKEN --commit --cwd= --json --no-color --org= -m/--message=
    validate --cwd= --format=text|json|github|sarif --json --no-color --org=… --strict
    version --cwd= --json --no-color
    zone assign-role ZONE PRINCIPAL ROLE --commit --cwd= --expires= --json --no-color --on=… --org= --reason= --starts= --ticket= -m/--message=
    zone create ZONE --commit --cwd= --description= --display-name= --isolated --json --no-color --org= --resource=… --role=… -m/--message=
    zone delete ZONE --commit --cwd= --json --no-color --org= --references -m/--message=
    zone list --at= --cwd= --format=text|json|csv --json --no-color --now= --org= --sort=
    zone remove-role ZONE PRINCIPAL ROLE --commit --cwd= --json --no-color --on=… --org= -m/--message=
    zone show ZONE --at= --cwd= --full --json --no-color --now= --org="
  `);
});
