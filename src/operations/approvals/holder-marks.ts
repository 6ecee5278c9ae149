import type { JsonObject } from '../../digest/json.ts';
import type { Organization } from '../../model/model.ts';

interface Holder {
  readonly id: string;
  readonly identities?: JsonObject;
}

/**
 * What tells that a principal of some files is one of others, whatever they are called there: the id of its document and
 * the number of its account on GitHub. Of whom no document is there the name alone does.
 */
export function holderMarks({
  members,
  serviceAccounts,
  tokens,
}: Organization): (principal: string) => readonly string[] {
  const documents: Readonly<Record<string, ReadonlyMap<string, Holder>>> = {
    member: members,
    'service-account': serviceAccounts,
    token: tokens,
  };
  return (principal) => {
    const [kind = '', ...rest] = principal.split('/');
    const holder = documents[kind]?.get(rest.join('/'));
    if (holder === undefined) return [principal];
    const account = (holder.identities?.github as { readonly id?: unknown } | undefined)?.id;
    return [`${kind} id ${holder.id}`, ...(typeof account === 'number' ? [`account ${account}`] : [])];
  };
}
