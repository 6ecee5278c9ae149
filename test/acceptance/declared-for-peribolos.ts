import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Team {
  readonly teams?: Readonly<Record<string, Team>>;
}

interface Organization extends Team {
  readonly admins?: readonly string[];
  readonly members?: readonly string[];
}

/** Who and what peribolos would be told of, read by nothing of Bylaw's: log-ins and names, sorted, in lower case. */
export function declaredForPeribolos(folder: string) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?:^|\/)(?:org|teams)\.yaml$/.test(path))
    .map((path) => (parse(readFileSync(join(folder, path), 'utf8')) ?? {}) as Organization);
  return {
    admins: sorted(files.flatMap(({ admins = [] }) => admins)),
    members: sorted(files.flatMap(({ members = [] }) => members)),
    teams: sorted(files.flatMap((file) => [...namesIn(file)])),
  };
}

function* namesIn({ teams = {} }: Team): Iterable<string> {
  for (const [name, team] of Object.entries(teams)) {
    yield name;
    yield* namesIn(team ?? {});
  }
}

function sorted(texts: readonly string[]): readonly string[] {
  return texts.map((text) => text.toLowerCase()).sort();
}
