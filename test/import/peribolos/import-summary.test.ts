import { describe, expect, test } from 'vitest';
import { importPeribolos } from '../../../src/import/peribolos/import-peribolos.ts';
import { readFixture } from './read-fixture.ts';

describe('a tree of organizations', () => {
  const { summary } = importPeribolos(readFixture('library-consortium'));

  test('counts, and names everything read, changed and left behind', () => {
    expect(summary).toMatchInlineSnapshot(`
      {
        "adjusted": [
          {
            "file": "City-Libraries/branches/teams.yaml",
            "line": 3,
            "what": "team \`reading room-north\` is named \`reading-room-north-2\`",
          },
          {
            "file": "City-Libraries/branches/teams.yaml",
            "line": 8,
            "what": "\`visiting-scholar\` is in team \`reading room-north\` but not in the organization: added as a member",
          },
          {
            "file": "City-Libraries/branches/teams.yaml",
            "line": 11,
            "what": "repository \`Opening-Hours\` is spelled \`opening-hours\`",
          },
          {
            "file": "City-Libraries/org.yaml",
            "line": 1,
            "what": "organization \`City-Libraries\` is named \`city-libraries\`",
          },
          {
            "file": "City-Libraries/org.yaml",
            "line": 18,
            "what": "\`head-librarian\` is an admin and a member: kept as owner",
          },
          {
            "file": "City-Libraries/org.yaml",
            "line": 27,
            "what": "\`ana-codex\` stands twice in \`members\`",
          },
          {
            "file": "City-Libraries/org.yaml",
            "line": 36,
            "what": "team \`Everyone\` is named \`everyone\`",
          },
          {
            "file": "City-Libraries/org.yaml",
            "line": 42,
            "what": "\`ana-codex\` stands twice in a list of team \`Everyone\`",
          },
          {
            "file": "City-Libraries/org.yaml",
            "line": 45,
            "what": "team \`Reading Room / North\` is named \`reading-room-north\`",
          },
          {
            "file": "City-Libraries/org.yaml",
            "line": 50,
            "what": "\`Bo-Binder\` is a maintainer and a member of team \`Reading Room / North\`: kept as maintainer",
          },
          {
            "file": "City-Libraries/org.yaml",
            "line": 63,
            "what": "repository \`Catalogue\` is spelled \`catalogue\`",
          },
        ],
        "notExpressed": [
          {
            "file": "City-Libraries/branches/teams.yaml",
            "line": 12,
            "what": "\`members\` beside \`teams\`: only teams are merged",
          },
          {
            "file": "City-Libraries/cataloguing/teams.yaml",
            "line": 8,
            "what": "\`notification_setting\` of team \`cataloguers-abroad\`",
          },
          {
            "file": "City-Libraries/cataloguing/teams.yaml",
            "line": 8,
            "what": "\`notification_setting\` of team \`cataloguers\`",
          },
          {
            "file": "City-Libraries/cataloguing/teams.yaml",
            "line": 13,
            "what": "the old name \`Everyone\` of team \`cataloguers-abroad\`: a team has or had \`everyone\` already",
          },
          {
            "file": "City-Libraries/org.yaml",
            "line": 13,
            "what": "\`two_factor_requirement\` of organization \`City-Libraries\`",
          },
          {
            "file": "City-Libraries/org.yaml",
            "line": 30,
            "what": "settings of repository \`catalogue\` of organization \`City-Libraries\`: \`description\`, \`collaborators\`",
          },
          {
            "file": "City-Libraries/org.yaml",
            "line": 34,
            "what": "settings of repository \`opening-hours\` of organization \`City-Libraries\`",
          },
          {
            "file": "City-Libraries/org.yaml",
            "line": 64,
            "what": "permission \`none\` on repository \`wildcard*\` for team \`saturday-helpers\`: it gives nothing",
          },
          {
            "file": "archive/org.yaml",
            "line": 1,
            "what": "the name of organization \`archive\`, which is empty",
          },
        ],
        "notRead": [
          {
            "file": "City-Libraries/branches/OWNERS",
            "what": "it says who approves changes to files, which Git hosting enforces",
          },
          {
            "file": "City-Libraries/branches/mobile/teams.yaml",
            "what": "no organization has it: a \`teams.yaml\` counts in direct subfolders of an \`org.yaml\`",
          },
          {
            "file": "OWNERS",
            "what": "it says who approves changes to files, which Git hosting enforces",
          },
          {
            "file": "restrictions.yaml",
            "what": "it restricts which file may name which repository, which Bylaw does not express",
          },
        ],
        "organizations": [
          {
            "login": "City-Libraries",
            "maintainers": 1,
            "memberships": 10,
            "organization": "city-libraries",
            "owners": 2,
            "people": 11,
            "repositoryPermissions": 6,
            "teams": 7,
          },
          {
            "login": "archive",
            "maintainers": 0,
            "memberships": 0,
            "organization": "archive",
            "owners": 0,
            "people": 1,
            "repositoryPermissions": 0,
            "teams": 0,
          },
        ],
        "read": {
          "comments": 11,
          "files": [
            "City-Libraries/branches/teams.yaml",
            "City-Libraries/cataloguing/teams.yaml",
            "City-Libraries/org.yaml",
            "archive/org.yaml",
          ],
          "reasons": 9,
        },
        "totals": {
          "maintainers": 1,
          "memberships": 10,
          "owners": 2,
          "people": 11,
          "repositoryPermissions": 6,
          "teams": 7,
        },
        "written": {
          "files": [
            "bylaw.yaml",
            "shared/github-repository-roles.yaml",
            "organizations/city-libraries/organization.yaml",
            "organizations/city-libraries/owners.yaml",
            "organizations/city-libraries/members.yaml",
            "organizations/city-libraries/targets.yaml",
            "organizations/city-libraries/teams/everyone.yaml",
            "organizations/city-libraries/teams/reading-room-north.yaml",
            "organizations/city-libraries/teams/saturday-helpers.yaml",
            "organizations/city-libraries/teams/reading-room-north-2.yaml",
            "organizations/city-libraries/teams/cataloguers.yaml",
            "organizations/city-libraries/teams/cataloguers-abroad.yaml",
            "organizations/city-libraries/teams/on.yaml",
            "organizations/archive/organization.yaml",
            "organizations/archive/members.yaml",
            "organizations/archive/targets.yaml",
          ],
        },
      }
    `);
  });
});
