// Generated from schemas/ by `npm run generate`; do not edit.
import type { JsonObject } from '../../digest/json.ts';

export declare const schemas: Readonly<Record<"document" | "Repository" | "Organization" | "Service" | "Member" | "ServiceAccount" | "Token" | "Team" | "Role" | "Policy" | "Zone" | "Guardrail" | "AccessTest" | "Target" | "plan" | "ledger-entry" | "published-version" | "invitation" | "unrecorded-result" | "pull-request-review" | "observation" | "observed-member", JsonObject>>;
