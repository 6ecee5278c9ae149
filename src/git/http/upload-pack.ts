import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { Oid } from '../git-repository.ts';
import { remoteWords } from '../remotes/remote-words.ts';
import type { Advertisement } from './advertisement.ts';
import type { HttpRemote } from './http-remote.ts';
import { flushPkt, type PktLine, pktLine, pktLines, sideBands } from './pkt-line.ts';

export interface PackWish {
  readonly doing: string;
  readonly want: Oid;
  /** Commits that are here with all they lead to: nothing of that is sent. */
  readonly have: readonly Oid[];
  /** Bytes that are taken. */
  readonly most: number;
}

/** Asks for what `want` leads to: a pack that is whole in itself, in one exchange. */
export async function requestPack(remote: HttpRemote, there: Advertisement, wish: PackWish): Promise<Buffer> {
  const offered = ['side-band-64k', 'ofs-delta', 'no-progress'].filter((name) =>
    there.capabilities.has(name),
  );
  if (!offered.includes('side-band-64k')) throw failure(wish, 'it cannot send what is asked for');
  const request = [
    pktLine(`want ${wish.want} ${offered.join(' ')} agent=git/bylaw\n`),
    flushPkt,
    ...wish.have.map((oid) => pktLine(`have ${oid}\n`)),
    pktLine('done\n'),
  ];
  const body = [Buffer.concat(request)];
  const answer = await remote.post('/git-upload-pack', 'git-upload-pack', body, wish.most);
  const { data, words, complaint } = sideBands(packLines(wish, answer.body));
  if (complaint !== undefined) throw failure(wish, complaint);
  if (data.length === 0) throw failure(wish, words.trim() || 'it sent nothing');
  return data;
}

/** The lines after those that tell what both have. */
function* packLines(wish: PackWish, body: Buffer): Generator<PktLine> {
  try {
    for (const line of pktLines(body)) {
      const text = line?.toString('latin1', 0, 4);
      if (text === 'ERR ') throw failure(wish, line?.toString('utf8', 4) ?? '');
      if (text !== 'NAK\n' && text !== 'ACK ') yield line;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new BylawError('git/remote-unreachable', `${wish.doing}: ${error.message}`, { cause: error });
  }
}

function failure({ doing }: PackWish, why: string): BylawError {
  return new BylawError('git/remote-refused', `${doing}: ${remoteWords(why).trim()}`);
}
