import { nodeId } from '../render/node-id.ts';
import type { Account } from '../state.ts';

/** A person, or the bot that a token of an app speaks for. */
export function accountNode(account: Account): Readonly<Record<string, unknown>> {
  return {
    __typename: account.type === 'Bot' ? 'Bot' : 'User',
    id: nodeId(account.type, account.id),
    databaseId: account.id,
    login: account.login,
    name: account.name,
    createdAt: account.createdAt,
  };
}
