import AccessCheck from './access-check.ts';
import AccessDiff from './access-diff.ts';
import AccessExplain from './access-explain.ts';
import AccessNoNew from './access-no-new.ts';
import AccessShow from './access-show.ts';
import AccessWhoCan from './access-who-can.ts';
import Apply from './apply.ts';
import AuditShow from './audit-show.ts';
import Completion from './completion.ts';
import Doctor from './doctor.ts';
import Drift from './drift.ts';
import Fmt from './fmt.ts';
import Forget from './forget.ts';
import HelpCommand from './help.ts';
import IdentitiesPin from './identities-pin.ts';
import ImportGithub from './import-github.ts';
import ImportPeribolos from './import-peribolos.ts';
import Init from './init.ts';
import InvitationAccept from './invitation-accept.ts';
import InvitationCancel from './invitation-cancel.ts';
import InvitationList from './invitation-list.ts';
import InvitationResend from './invitation-resend.ts';
import LedgerResume from './ledger-resume.ts';
import LedgerSync from './ledger-sync.ts';
import Log from './log.ts';
import MemberAssignRole from './member-assign-role.ts';
import MemberInvite from './member-invite.ts';
import MemberLeave from './member-leave.ts';
import MemberList from './member-list.ts';
import MemberReactivate from './member-reactivate.ts';
import MemberRemove from './member-remove.ts';
import MemberRemoveRole from './member-remove-role.ts';
import MemberShow from './member-show.ts';
import MemberSuspend from './member-suspend.ts';
import MemberTransferOwnership from './member-transfer-ownership.ts';
import Observe from './observe.ts';
import Plan from './plan.ts';
import PolicyCreate from './policy-create.ts';
import PolicyDelete from './policy-delete.ts';
import PolicyDiff from './policy-diff.ts';
import PolicyHistory from './policy-history.ts';
import PolicyList from './policy-list.ts';
import PolicyRollback from './policy-rollback.ts';
import PolicyShow from './policy-show.ts';
import type { Commands } from './program.ts';
import Revoke from './revoke.ts';
import RoleAttachPolicy from './role-attach-policy.ts';
import RoleCreate from './role-create.ts';
import RoleDelete from './role-delete.ts';
import RoleDetachPolicy from './role-detach-policy.ts';
import RoleList from './role-list.ts';
import RoleShow from './role-show.ts';
import RoleShowActions from './role-show-actions.ts';
import Schema from './schema.ts';
import ServiceAccountAssignRole from './service-account-assign-role.ts';
import ServiceAccountCreate from './service-account-create.ts';
import ServiceAccountDelete from './service-account-delete.ts';
import ServiceAccountList from './service-account-list.ts';
import ServiceAccountReactivate from './service-account-reactivate.ts';
import ServiceAccountRemoveRole from './service-account-remove-role.ts';
import ServiceAccountShow from './service-account-show.ts';
import ServiceAccountSuspend from './service-account-suspend.ts';
import TeamAddMember from './team-add-member.ts';
import TeamAssignRole from './team-assign-role.ts';
import TeamCreate from './team-create.ts';
import TeamDelete from './team-delete.ts';
import TeamList from './team-list.ts';
import TeamRemoveMember from './team-remove-member.ts';
import TeamRemoveRole from './team-remove-role.ts';
import TeamShow from './team-show.ts';
import Test from './test.ts';
import TokenCreate from './token-create.ts';
import TokenDelete from './token-delete.ts';
import TokenList from './token-list.ts';
import TokenRevoke from './token-revoke.ts';
import Validate from './validate.ts';
import Version from './version.ts';
import ZoneAssignRole from './zone-assign-role.ts';
import ZoneCreate from './zone-create.ts';
import ZoneDelete from './zone-delete.ts';
import ZoneList from './zone-list.ts';
import ZoneRemoveRole from './zone-remove-role.ts';
import ZoneShow from './zone-show.ts';

/** Every command by its id, as oclif's explicit strategy reads them. Operations load inside each `run`. */
export const commands: Commands = {
  'access:check': AccessCheck,
  'access:diff': AccessDiff,
  'access:explain': AccessExplain,
  'access:no-new': AccessNoNew,
  'access:show': AccessShow,
  'access:who-can': AccessWhoCan,
  apply: Apply,
  'audit:show': AuditShow,
  completion: Completion,
  doctor: Doctor,
  drift: Drift,
  fmt: Fmt,
  forget: Forget,
  help: HelpCommand,
  'identities:pin': IdentitiesPin,
  'import:github': ImportGithub,
  'import:peribolos': ImportPeribolos,
  init: Init,
  'invitation:accept': InvitationAccept,
  'invitation:cancel': InvitationCancel,
  'invitation:list': InvitationList,
  'invitation:resend': InvitationResend,
  'ledger:resume': LedgerResume,
  'ledger:sync': LedgerSync,
  log: Log,
  'member:assign-role': MemberAssignRole,
  'member:invite': MemberInvite,
  'member:leave': MemberLeave,
  'member:list': MemberList,
  'member:reactivate': MemberReactivate,
  'member:remove': MemberRemove,
  'member:remove-role': MemberRemoveRole,
  'member:show': MemberShow,
  'member:suspend': MemberSuspend,
  'member:transfer-ownership': MemberTransferOwnership,
  observe: Observe,
  plan: Plan,
  'policy:create': PolicyCreate,
  'policy:delete': PolicyDelete,
  'policy:diff': PolicyDiff,
  'policy:history': PolicyHistory,
  'policy:list': PolicyList,
  'policy:rollback': PolicyRollback,
  'policy:show': PolicyShow,
  revoke: Revoke,
  'role:attach-policy': RoleAttachPolicy,
  'role:create': RoleCreate,
  'role:delete': RoleDelete,
  'role:detach-policy': RoleDetachPolicy,
  'role:list': RoleList,
  'role:show': RoleShow,
  'role:show-actions': RoleShowActions,
  schema: Schema,
  'service-account:assign-role': ServiceAccountAssignRole,
  'service-account:create': ServiceAccountCreate,
  'service-account:delete': ServiceAccountDelete,
  'service-account:list': ServiceAccountList,
  'service-account:reactivate': ServiceAccountReactivate,
  'service-account:remove-role': ServiceAccountRemoveRole,
  'service-account:show': ServiceAccountShow,
  'service-account:suspend': ServiceAccountSuspend,
  'team:add-member': TeamAddMember,
  'team:assign-role': TeamAssignRole,
  'team:create': TeamCreate,
  'team:delete': TeamDelete,
  'team:list': TeamList,
  'team:remove-member': TeamRemoveMember,
  'team:remove-role': TeamRemoveRole,
  'team:show': TeamShow,
  test: Test,
  'token:create': TokenCreate,
  'token:delete': TokenDelete,
  'token:list': TokenList,
  'token:revoke': TokenRevoke,
  validate: Validate,
  version: Version,
  'zone:assign-role': ZoneAssignRole,
  'zone:create': ZoneCreate,
  'zone:delete': ZoneDelete,
  'zone:list': ZoneList,
  'zone:remove-role': ZoneRemoveRole,
  'zone:show': ZoneShow,
};
