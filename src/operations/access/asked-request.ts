import type { AccessQuestion } from '../../access/answers.ts';
import type { CompiledAccess } from '../../access/compiled-access.ts';
import { requestMistakes } from '../../access/request-mistakes.ts';
import { oneResource } from '../../access/text/one-resource.ts';
import { emptyResourceName, readResourceName } from '../../access/text/resource-name.ts';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { RequestReport } from '../../report/access/access-reports.ts';
import { askedContext } from './asked-context.ts';

/** A request as it is written on a command line. */
export interface WrittenRequest {
  readonly action: string;
  /** Written as in an access test: `{org_id}` is put in, and `{*}` is a star. Left out of actions done to none. */
  readonly resource?: string;
  /** Each `KEY=VALUE`; a key that holds a list may stand several times. */
  readonly context?: readonly string[];
}

/**
 * A request in the types that the catalogues give its keys. Throws `access/bad-question`, which tells all that is
 * wrong with it.
 */
export function askedRequest(
  access: CompiledAccess,
  { action, resource, context = [] }: WrittenRequest,
): RequestReport {
  refuseSwapped(access, action, resource);
  const named = resource === undefined ? {} : { resource: askedResource(access, resource) };
  const question = { action, ...named, context: askedContext(access, context) };
  const [first, ...others] = requestMistakes(access, question);
  if (first === undefined) return { resource: '*', ...question, action: spelt(access, question) };
  throw new BylawError('access/bad-question', first.message, {
    ...(first.hint === undefined ? {} : { hint: first.hint }),
    details: others.map(({ message, hint }) => (hint === undefined ? message : `${message}: ${hint}`)),
  });
}

/** What stands in the place of the action is a resource, or a principal: each is told apart by its form. */
function refuseSwapped(access: CompiledAccess, action: string, resource: string | undefined): void {
  const isResource = action !== '*' && readResourceName(emptyResourceName(), action);
  if (isResource) {
    const other = resource !== undefined && !resource.includes(' ') ? `: \`${resource} ${action}\`` : '';
    throw new BylawError(
      'access/bad-question',
      `\`${action}\` is a resource, and stands where the action belongs`,
      { hint: `the action comes first${other}` },
    );
  }
  const isPrincipal = access.principals.some((each) => each === action || each.endsWith(`/${action}`));
  if (isPrincipal) {
    throw new BylawError(
      'access/bad-question',
      `\`${action}\` is a principal, and stands where the action belongs`,
      { hint: 'an action is written `service:name`' },
    );
  }
}

function askedResource({ organization }: CompiledAccess, text: string): string {
  const resource = oneResource(text, organization.id);
  if (typeof resource === 'string') return resource;
  throw new BylawError('access/bad-question', `\`${text}\` ${resource.mistake}`, { hint: resource.hint });
}

/** As the catalogue spells it: an action is found without case. */
function spelt({ organization }: CompiledAccess, { action }: AccessQuestion): string {
  const [service = '', ...rest] = action.toLowerCase().split(':');
  const found = [...organization.services.values()].find(({ name }) => name.toLowerCase() === service);
  const name = Object.keys(found?.actions ?? {}).find((each) => each.toLowerCase() === rest.join(':'));
  return found === undefined || name === undefined ? action : `${found.name}:${name}`;
}
