import type { GithubClient } from '../client/github-client.ts';
import type { SnapshotAccount } from '../snapshot.ts';
import { adaptiveSize } from './adaptive-size.ts';
import { expectWhole } from './expect-whole.ts';
import { fieldsOf, idOf, textOf } from './fields.ts';

const what = 'accounts by their log-ins';
const atOnce = 100;

/** Whose these log-ins are, by the log-in in lower case; null where nobody has it. */
export async function readAccounts(
  client: GithubClient,
  logins: Iterable<string>,
): Promise<ReadonlyMap<string, SnapshotAccount | null>> {
  const wanted = [...new Set([...logins].map((login) => login.toLowerCase()))].sort();
  const accounts = new Map<string, SnapshotAccount | null>();
  const size = adaptiveSize(what, atOnce);
  while (accounts.size < wanted.length) {
    const batch = wanted.slice(accounts.size, accounts.size + size.current());
    const answer = await client.graphql<unknown>(what, queryOf(batch.length), variablesOf(batch));
    if (answer.is === 'heavy') {
      size.halve(answer.why);
      continue;
    }
    const nobody = new Set<string>();
    expectWhole(
      what,
      answer.errors.filter(({ type, path }) => {
        if (type !== 'NOT_FOUND' || path?.length !== 1) return true;
        nobody.add(String(path[0]));
        return false;
      }),
    );
    const data = fieldsOf(answer.data, what);
    for (const [index, login] of batch.entries()) {
      accounts.set(login, nobody.has(`u${index}`) ? null : accountOf(data[`u${index}`], login));
    }
    size.grow();
  }
  return accounts;
}

function accountOf(value: unknown, asked: string): SnapshotAccount | null {
  if (value === null) return null;
  const { databaseId, login } = fieldsOf(value, `the account ${asked}`);
  return {
    account: idOf(databaseId, `the account ${asked}`),
    login: textOf(login, `the account ${asked}`),
  };
}

function queryOf(count: number): string {
  const indexes = Array.from({ length: count }, (_, index) => index);
  const parameters = indexes.map((index) => `$l${index}: String!`);
  const users = indexes.map((index) => `u${index}: user(login: $l${index}) { databaseId login }`);
  return `query Accounts(${parameters.join(', ')}) { rateLimit { cost } ${users.join(' ')} }`;
}

function variablesOf(logins: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(logins.map((login, index) => [`l${index}`, login]));
}
