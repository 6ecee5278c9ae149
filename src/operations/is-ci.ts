import type { Session } from './session.ts';

/** Whether this runs where others read what it prints. */
export function isCi({ environment }: Pick<Session, 'environment'>): boolean {
  return !['', 'false', '0', undefined].includes(environment.CI?.toLowerCase());
}
