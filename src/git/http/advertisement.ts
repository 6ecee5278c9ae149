import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { Oid } from '../git-repository.ts';
import { isOid } from '../object-id.ts';
import { remoteWords } from '../remotes/remote-words.ts';
import type { HttpRemote } from './http-remote.ts';
import { pktLines } from './pkt-line.ts';

export type Service = 'git-upload-pack' | 'git-receive-pack';

/** What a server says at first: its refs, and what it can do. */
export interface Advertisement {
  readonly refs: ReadonlyMap<string, Oid>;
  readonly capabilities: ReadonlySet<string>;
}

/** A repository of half a million refs. */
const most = 64 << 20;

/** What a server of fetches says of a repository that has no ref yet: not even what it can do. */
const nothing = Buffer.from('001e# service=git-upload-pack\n00000000');

export async function advertisement(
  doing: string,
  remote: HttpRemote,
  service: Service,
): Promise<Advertisement> {
  const answer = await remote.get('/info/refs', `service=${service}`, most);
  if (!answer.contentType.startsWith(`application/x-${service}-advertisement`)) {
    throw new BylawError('git/remote-refused', `${doing}: what is there does not speak Git over http`, {
      hint: 'look at the address (`git remote -v`)',
    });
  }
  if (answer.body.equals(nothing)) return { refs: new Map(), capabilities: new Set() };
  try {
    return parse(answer.body);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new BylawError('git/remote-unreachable', `${doing}: ${remoteWords(error.message)}`, {
      cause: error,
    });
  }
}

function parse(body: Buffer): Advertisement {
  const refs = new Map<string, Oid>();
  let capabilities: ReadonlySet<string> | undefined;
  const lines = [...pktLines(body)];
  // Over a connection that merely ends, nothing else tells a list that was cut off between two refs.
  if (lines.at(-1) !== undefined) throw new RangeError('the answer is not of Git, or is cut off');
  for (const line of lines) {
    const text = line?.toString('utf8').replace(/\n$/, '') ?? '';
    if (line === undefined || text.startsWith('# ') || text.startsWith('version ')) continue;
    if (text.startsWith('ERR ')) throw new RangeError(remoteWords(text.slice(4)));
    const [named = '', abilities] = text.split('\0');
    if (abilities !== undefined) capabilities ??= new Set(abilities.split(' '));
    const [oid = '', name = ''] = named.split(' ', 2);
    if (isOid(oid) && name.startsWith('refs/')) refs.set(name, oid);
  }
  if (capabilities === undefined) throw new RangeError('the answer is not of Git, or is cut off');
  const format = [...capabilities].find((ability) => ability.startsWith('object-format='));
  if (format !== undefined && format !== 'object-format=sha1') {
    throw new RangeError('it names its objects by another hash than this repository');
  }
  return { refs, capabilities };
}
