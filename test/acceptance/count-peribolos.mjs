// Counts people, teams, memberships and repository permissions in a tree of peribolos files (`<org>/org.yaml` and
// `<org>/<group>/teams.yaml`), line by line: with no YAML parser and nothing of Bylaw's, so that the two can disagree.
// It knows block style only and stops at a line it does not understand, rather than count it wrongly.
//
//   node test/acceptance/count-peribolos.mjs DIRECTORY
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Every `key: value` and `- item` of a file, with the keys that lead to it. */
export function* factsOf(text, name) {
  /** @type {{ indent: number, key: string, open: boolean }[]} */
  let path = [];
  for (const [number, line] of text.split(/\r?\n/).entries()) {
    const content = withoutComment(line);
    if (content.trim() === '' || content.trim() === '---') continue;
    const indent = content.length - content.trimStart().length;
    const last = path.at(-1);
    // The text of a value goes on in the lines below it that are indented further.
    if (last !== undefined && !last.open && indent > last.indent) continue;
    const item = /^\s*- +(.+)$/.exec(content);
    if (item !== null) {
      path = path.filter((step) => step.indent <= indent);
      if (!path.at(-1)?.open) throw new Error(`${name}:${number + 1}: an item that belongs to no list`);
      yield { path: path.map((step) => step.key), item: unquoted(item[1], name, number) };
      continue;
    }
    const pair = /^\s*("[^"]*"|'[^']*'|[^\s:"'[{&*!|>#-][^:]*?)\s*:(?:\s+(.*))?$/.exec(content);
    if (pair === null) throw new Error(`${name}:${number + 1}: not understood: ${line}`);
    path = path.filter((step) => step.indent < indent);
    const value = (pair[2] ?? '').trim();
    path.push({ indent, key: unquoted(pair[1], name, number), open: value === '' });
    yield { path: path.map((step) => step.key), value };
  }
}

function withoutComment(line) {
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at];
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if ((character === '"' || character === "'") && /(^|[\s:[{,])$/.test(line.slice(0, at)))
      quote = character;
    else if (character === '#' && (at === 0 || /\s/.test(line[at - 1]))) return line.slice(0, at).trimEnd();
  }
  return line.trimEnd();
}

function unquoted(text, name, number) {
  const quoted = /^(["'])(.*)\1$/.exec(text.trim());
  if (quoted !== null && !quoted[2].includes('\\') && !quoted[2].includes("''")) return quoted[2];
  if (/^["'[{&*!|>]/.test(text)) throw new Error(`${name}:${number + 1}: not understood: ${text}`);
  return text.trim();
}

function emptyCount() {
  return {
    people: new Set(),
    teams: new Set(),
    memberships: new Set(),
    permissions: new Set(),
  };
}

/** The team that a path leads to, and the rest of the path: `teams`, a name, perhaps `teams` and a name again. */
function teamOf(path) {
  let at = 0;
  const names = [];
  while (path[at] === 'teams' && at + 1 < path.length) {
    names.push(path[at + 1]);
    at += 2;
  }
  return { team: JSON.stringify(names), depth: names.length, rest: path.slice(at) };
}

function count(counts, fact, isTeamsFile) {
  const { team, depth, rest } = teamOf(fact.path);
  const person = fact.item?.toLowerCase();
  if (depth > 0) counts.teams.add(team);
  if (person !== undefined && rest.length === 1) {
    if (depth === 0 && !isTeamsFile && /^(admins|members)$/.test(rest[0])) counts.people.add(person);
    if (depth > 0 && /^(maintainers|members)$/.test(rest[0])) {
      counts.people.add(person);
      counts.memberships.add(`${team} ${person}`);
    }
  }
  if (depth > 0 && rest.length === 2 && rest[0] === 'repos' && fact.value !== 'none') {
    counts.permissions.add(`${team} ${rest[1].toLowerCase()}`);
  }
}

/** `{ <organization>: { people, teams, memberships, repositoryPermissions } }` */
export function countPeribolos(directory) {
  const organizations = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(directory, entry.name, 'org.yaml')))
    .map((entry) => entry.name)
    .sort();
  return Object.fromEntries(
    organizations.map((organization) => {
      const counts = emptyCount();
      const folder = join(directory, organization);
      const groups = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
      const files = ['org.yaml', ...groups.map((group) => join(group.name, 'teams.yaml'))].filter((file) =>
        existsSync(join(folder, file)),
      );
      for (const file of files) {
        for (const fact of factsOf(readFileSync(join(folder, file), 'utf8'), join(organization, file))) {
          count(counts, fact, file !== 'org.yaml');
        }
      }
      return [
        organization,
        {
          people: counts.people.size,
          teams: counts.teams.size,
          memberships: counts.memberships.size,
          repositoryPermissions: counts.permissions.size,
        },
      ];
    }),
  );
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [directory] = process.argv.slice(2);
  if (directory === undefined) {
    console.error('usage: node count-peribolos.mjs DIRECTORY');
    process.exitCode = 1;
  } else console.log(JSON.stringify(countPeribolos(directory), null, 2));
}
