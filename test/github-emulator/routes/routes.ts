import type { Route } from '../route.ts';
import { accountRoutes } from './account-routes.ts';
import { artifactRoutes } from './artifact-routes.ts';
import { auditLogRoutes } from './audit-log-routes.ts';
import { checkRoutes } from './check-routes.ts';
import { commentRoutes } from './comment-routes.ts';
import { commitRoutes } from './commit-routes.ts';
import { contentRoutes } from './content-routes.ts';
import { externalGroupRoutes } from './external-group-routes.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { issueRoutes } from './issue-routes.ts';
import { labelRoutes } from './label-routes.ts';
import { memberRoutes } from './member-routes.ts';
import { organizationRoutes } from './organization-routes.ts';
import { pullRoutes } from './pull-routes.ts';
import { repositoryRoutes } from './repository-routes.ts';
import { reviewRoutes } from './review-routes.ts';
import { roleRoutes } from './role-routes.ts';
import { rootRoute } from './root-route.ts';
import { rulesetRoutes } from './ruleset-routes.ts';
import { teamMemberRoutes } from './team-member-routes.ts';
import { teamRoutes } from './team-routes.ts';
import { workflowRunRoutes } from './workflow-run-routes.ts';

export const routes: readonly Route[] = [
  rootRoute,
  ...accountRoutes,
  ...organizationRoutes,
  ...memberRoutes,
  ...invitationRoutes,
  ...teamRoutes,
  ...teamMemberRoutes,
  ...repositoryRoutes,
  ...roleRoutes,
  ...auditLogRoutes,
  ...externalGroupRoutes,
  ...workflowRunRoutes,
  ...artifactRoutes,
  ...checkRoutes,
  ...rulesetRoutes,
  ...commentRoutes,
  ...commitRoutes,
  ...contentRoutes,
  ...issueRoutes,
  ...labelRoutes,
  ...pullRoutes,
  ...reviewRoutes,
];
