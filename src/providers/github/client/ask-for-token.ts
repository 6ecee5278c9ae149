import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import { type AppNeeds, permissionsToAsk } from './app-needs.ts';
import { Broken } from './broken.ts';
import type { Connection } from './connection.ts';
import type { AppCredentials } from './credentials.ts';
import { expectAnswer } from './expect-answer.ts';
import { questionWords } from './question-words.ts';
import { readFailure } from './read-failure.ts';
import { readOutcome } from './read-outcome.ts';
import type { Question, WireAnswer } from './wire.ts';

interface Wanted extends Pick<AppCredentials, 'installationId'> {
  readonly needs: AppNeeds | undefined;
}

/** Asks, as the app, for a token of its installation: one that may no more than is needed. */
export async function askForToken(
  connection: Connection,
  { installationId, needs }: Wanted,
  authorization: () => Promise<string>,
): Promise<WireAnswer> {
  const parameters = { installation_id: installationId };
  const narrowed = needs && (await narrowedTo(needs, connection, parameters, authorization));
  const route = 'POST /app/installations/{installation_id}/access_tokens';
  const question: Question = { route, parameters: { ...parameters, ...narrowed } };
  const outcome = await readOutcome(connection, question, { resource: 'rest', authorization });
  if (!(outcome instanceof Broken)) {
    if (outcome.status === 201) return outcome;
    if (outcome.status === 422 && needs?.repositories) throw notInstalled(needs.repositories);
  }
  throw readFailure(connection, questionWords(question), outcome);
}

function notInstalled(repositories: readonly string[]): BylawError {
  return new BylawError('provider/not-found', `the app is not installed in ${repositories.join(', ')}`, {
    hint: 'install it there, or set GITHUB_TOKEN to a token of that repository',
  });
}

/** What an app was granted is asked each time: it may have changed since its last token. */
async function narrowedTo(
  needs: AppNeeds,
  connection: Connection,
  parameters: Question['parameters'],
  authorization: () => Promise<string>,
): Promise<Question['parameters']> {
  const route = 'GET /app/installations/{installation_id}';
  const { data } = await expectAnswer(connection, { route, parameters }, authorization);
  const { permissions: granted } = data as { readonly permissions?: Readonly<Record<string, string>> };
  const permissions = permissionsToAsk(granted ?? {}, needs);
  const { repositories } = needs;
  return { ...(permissions && { permissions }), ...(repositories && { repositories }) };
}
