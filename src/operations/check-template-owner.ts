import { BylawError } from '../diagnostic/bylaw-error.ts';

/** Whose repository a template becomes; what is left out stays as the template has it. */
export interface TemplateOwner {
  /** The name of the organization, `acme` in every template. */
  readonly name?: string;
  /** The address of the first member, who owns the organization. */
  readonly email?: string;
}

/** @throws BylawError `init/invalid-name`, `init/invalid-email` */
export function checkTemplateOwner({ name, email }: TemplateOwner): void {
  if (name !== undefined) checkName(name);
  if (email !== undefined) checkEmail(email);
}

function checkName(name: string): void {
  if (/^[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?$/.test(name)) return;
  throw new BylawError('init/invalid-name', `\`${name}\` cannot be the name of an organization`, {
    hint: 'up to 63 lower-case letters, digits, `.`, `_` and `-`, a letter or digit at both ends',
  });
}

function checkEmail(email: string): void {
  if (/^[^\s@<>\p{C}]+@[^\s@<>\p{C}]+$/u.test(email)) return;
  throw new BylawError('init/invalid-email', `\`${email}\` is not an e-mail address`, {
    hint: 'the one that you commit with: `git config user.email`',
  });
}
