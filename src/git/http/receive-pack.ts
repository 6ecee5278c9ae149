import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { type Push, pushRefusal } from '../remotes/push-refusal.ts';
import { remoteWords } from '../remotes/remote-words.ts';
import type { Advertisement } from './advertisement.ts';
import type { HttpRemote } from './http-remote.ts';
import { flushPkt, pktLine, pktLines, sideBands } from './pkt-line.ts';

const nothing = '0'.repeat(40);
/** What a server has to say about one ref. */
const most = 16 << 20;

/**
 * Has a server move a ref, with the pack of what it lacks. The server compares the old value under its lock. Throws
 * `git/remote-unreachable` where it does not tell what became of it.
 */
export async function sendPack(
  doing: string,
  remote: HttpRemote,
  there: Advertisement,
  push: Push,
  pack: readonly Uint8Array[],
): Promise<void> {
  const offered = ['report-status', 'side-band-64k'].filter((name) => there.capabilities.has(name));
  if (offered.length < 2)
    throw new BylawError('git/remote-refused', `${doing}: it does not tell what became of a push`);
  const command = `${push.expected ?? nothing} ${push.next} ${push.ref}\0 ${offered.join(' ')} agent=git/bylaw`;
  const body = [Buffer.concat([pktLine(command), flushPkt]), ...pack];
  const answer = await remote.post('/git-receive-pack', 'git-receive-pack', body, most);
  const { report, words } = readAnswer(doing, answer.body);
  const unpack = report.find((line) => line.startsWith('unpack '))?.slice(7);
  const refusal = report.find((line) => line.startsWith(`ng ${push.ref} `))?.slice(`ng ${push.ref} `.length);
  const said = remoteWords(words).trim();
  const why = said
    .split('\n')
    .find((line) => line.trim() !== '')
    ?.trim()
    .replace(/^(?:error|fatal|ERROR): /, '');
  if (refusal !== undefined)
    throw pushRefusal(push, remoteWords(`[remote rejected] (${refusal})`), said, why);
  if (unpack !== undefined && unpack !== 'ok') {
    throw new BylawError(
      'git/remote-refused',
      `${doing}: it could not keep what was sent: ${remoteWords(unpack)}`,
    );
  }
  if (!report.includes(`ok ${push.ref}`)) {
    const cause = said === '' ? {} : { cause: new Error(said) };
    throw new BylawError('git/remote-unreachable', `${doing}: it does not tell what became of it`, cause);
  }
}

function readAnswer(
  doing: string,
  body: Buffer,
): { readonly report: readonly string[]; readonly words: string } {
  try {
    const { data, words, complaint = '' } = sideBands(pktLines(body));
    const report = [...pktLines(data)].map((line) => line?.toString('utf8').replace(/\n$/, '') ?? '');
    return { report, words: `${words}\n${complaint}` };
  } catch (error) {
    throw new BylawError('git/remote-unreachable', `${doing}: the answer is cut off`, { cause: error });
  }
}
