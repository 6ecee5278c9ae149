import { readsAsText } from '../edit/reads-as-text.ts';
import { checkTemplateOwner, type TemplateOwner } from './check-template-owner.ts';

/**
 * The files of a template for an organization of another name: its folder, its resource names, the addresses of the
 * people in it and what is said of it. Where the owner's address is given, whoever commits with it is the owner: then
 * the guardrail about authors refuses, and does not warn.
 * @throws BylawError `init/invalid-name`, `init/invalid-email`
 */
export function personaliseTemplate(
  texts: ReadonlyMap<string, string>,
  owner: TemplateOwner,
): ReadonlyMap<string, string> {
  checkTemplateOwner(owner);
  const { name, email } = owner;
  return new Map(
    [...texts].map(([path, text]): [string, string] => {
      const renamed = name === undefined ? text : rename(text, name);
      const place = name === undefined ? path : path.replace('organizations/acme/', `organizations/${name}/`);
      return [place, email === undefined ? renamed : withOwner(path, renamed, email)];
    }),
  );
}

function rename(text: string, name: string): string {
  return (
    text
      // A log-in on GitHub holds fewer characters than a name.
      .replaceAll(/-at-acme\b/g, () => `-at-${name.replaceAll(/[^a-z0-9]/g, '-')}`)
      .replaceAll(/\b(name|organization): acme\b/g, (_, key) => `${key}: ${scalar(name)}`)
      .replaceAll(/\bdisplayName: Acme\b/g, () => `displayName: ${scalar(displayed(name))}`)
      .replaceAll(/\bacme\b/g, () => name)
  );
}

function withOwner(path: string, text: string, email: string): string {
  if (path.endsWith('/members.yaml')) return text.replace(/\bemail: \S+/, () => `email: ${scalar(email)}`);
  if (path === 'README.md') return text.replace(ofNobody, ofOwner);
  if (!path.endsWith('/authors-hold.yaml')) return text;
  return text
    .split('\n')
    .filter((line) => !line.startsWith('# Warns until ') && line !== 'severity: warning')
    .join('\n');
}

const ofNobody =
  'It only warns, since nobody here has your address yet: write it in `members.yaml`, as that of an owner, apply, and take `severity: warning` out. `bylaw init --email you@example.org` does both.';
const ofOwner =
  'It refuses what they may not do. The owner in `members.yaml` has your address: write your `displayName` there too.';

/** `west-end` is West End. */
function displayed(name: string): string {
  const words = name.split(/[-._]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return words.join(' ');
}

function scalar(text: string): string {
  return /^[A-Za-z][\w.+@ -]*$/.test(text) && readsAsText(text) ? text : JSON.stringify(text);
}
