import { type Notifier, patience } from './notification.ts';

/** Posts a notification as JSON. A redirect is not followed: the code goes where the files say, or nowhere. */
export function webhookNotifier(address: string): Notifier {
  return async (notification) => {
    const answer = await post(address, JSON.stringify(notification));
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`${hostOf(address)} answered ${answer.status}`);
  };
}

async function post(address: string, body: string): Promise<Response> {
  try {
    return await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
  } catch (error) {
    const { message, cause } = error as Error;
    const why = cause instanceof Error ? cause.message : message;
    throw new Error(`${hostOf(address)} could not be reached: ${why.replaceAll(address, 'its address')}`);
  }
}

/** The rest of an address may be a secret of its own. */
function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : 'the webhook';
}
