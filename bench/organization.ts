import { policyItem, roleItem } from './access.ts';
import { memberItem } from './member-item.ts';
import { seededRandom } from './random.ts';
import { teamItem } from './team-item.ts';

/** One document without its header. */
export interface Item {
  readonly name: string;
  /** The lines of YAML after the name. */
  readonly lines: readonly string[];
}

/** How many of each kind; the roles of the organization itself (`owner`, `everyone`) are beside them. */
export interface Size {
  readonly members: number;
  readonly teams: number;
  readonly roles: number;
  readonly policies: number;
}

export interface Organization {
  readonly members: readonly Item[];
  readonly teams: readonly Item[];
  readonly roles: readonly Item[];
  readonly policies: readonly Item[];
}

/** 10,000 members come with 1,000 teams, 100 roles and 1,000 policies; more or fewer in proportion. */
export function sizeOf(members: number): Size {
  const oneIn = (count: number) => Math.max(1, Math.round(members / count));
  return { members, teams: oneIn(10), roles: oneIn(100), policies: oneIn(10) };
}

/** The same seed and size give the same organization. */
export function generateOrganization(seed: number, size: Size): Organization {
  const random = seededRandom(seed);
  return {
    members: items(size.members, (index) => memberItem(index, size, random)),
    teams: items(size.teams, (index) => teamItem(index, size, random)),
    roles: [
      { name: 'owner', lines: ['permissions: ["*"]'] },
      { name: 'everyone', lines: ['permissions: ["support:ticket.read", "incidents:report.list"]'] },
      ...items(size.roles, (index) => roleItem(index, size, random)),
    ],
    policies: items(size.policies, (index) => policyItem(index, random)),
  };
}

function items(count: number, item: (index: number) => Item): readonly Item[] {
  return Array.from({ length: count }, (_, index) => item(index));
}
