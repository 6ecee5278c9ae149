import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { WireAnswer } from './wire.ts';

/**
 * All rows of a list, page by page as GitHub links them. A list that moved while it was read shows rows twice: then it
 * is read once more, and given up if that happens again. `read` gets the address of the page, none for the first.
 */
export async function followPages(
  what: string,
  read: (url: string | undefined) => Promise<WireAnswer>,
): Promise<readonly unknown[]> {
  const rows = (await readOnce(what, read)) ?? (await readOnce(what, read));
  if (rows !== undefined) return rows;
  throw unreadable(what, 'the list changed while it was read, twice');
}

async function readOnce(
  what: string,
  read: (url: string | undefined) => Promise<WireAnswer>,
): Promise<readonly unknown[] | undefined> {
  const rows: unknown[] = [];
  const pages = new Set<string>();
  let url: string | undefined;
  do {
    const { data, headers } = await read(url);
    if (!Array.isArray(data)) throw unreadable(what, 'GitHub answered with something else than a list');
    rows.push(...data);
    url = nextPage(headers.link);
    if (url !== undefined && pages.has(url)) throw unreadable(what, 'its pages lead in a circle');
    if (url !== undefined) pages.add(url);
  } while (url !== undefined);
  return hasTwice(rows) ? undefined : rows;
}

function nextPage(link: string | undefined): string | undefined {
  return /<([^<>]+)>\s*;[^,<]*\brel="?next"?/.exec(link ?? '')?.[1];
}

function hasTwice(rows: readonly unknown[]): boolean {
  const ids = rows.flatMap((row) => {
    const id = typeof row === 'object' && row !== null && 'id' in row ? row.id : undefined;
    return id === undefined ? [] : [id];
  });
  return new Set(ids).size < ids.length;
}

function unreadable(what: string, why: string): BylawError {
  return new BylawError('provider/unreadable', `${what}: ${why}`, { hint: 'run it again' });
}
