import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { JsonObject } from '../../../digest/json.ts';

/** Where an organization on GitHub is. */
export interface GithubCoordinates {
  /** Its log-in. */
  readonly organization: string;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  /** Milliseconds between two writes; those that notify somebody take three times as long. */
  readonly pace: number;
}

const login = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,98}[A-Za-z0-9])?$/;
const slowest = 60_000;

/** Reads the `coordinates` of a target of the organization `name`. */
export function githubCoordinates(coordinates: JsonObject, name: string): GithubCoordinates {
  const { organization = name, baseUrl = 'https://api.github.com', pace = 1000, ...others } = coordinates;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw bad(`\`${unknown}\` is not one of organization, baseUrl and pace`);
  if (typeof organization !== 'string' || !login.test(organization)) {
    throw bad(`\`organization\` is not the log-in of an organization: ${JSON.stringify(organization)}`);
  }
  if (typeof pace !== 'number' || !Number.isInteger(pace) || pace < 0 || pace > slowest) {
    throw bad(`\`pace\` is not a number of milliseconds up to ${slowest}: ${JSON.stringify(pace)}`);
  }
  return { organization, baseUrl: address(baseUrl), pace };
}

function address(given: unknown): string {
  const url = typeof given === 'string' && URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw bad(`\`baseUrl\` is not an address: ${JSON.stringify(given)}`);
  }
  // Not repeated: it may hold a password.
  if (url.username !== '' || url.password !== '') throw bad('`baseUrl` holds a user or a password');
  if (url.search !== '' || url.hash !== '') throw bad('`baseUrl` holds a query or a fragment');
  let path = url.pathname;
  while (path.endsWith('/')) path = path.slice(0, -1);
  return `${url.origin}${path}`;
}

function bad(why: string): BylawError {
  return new BylawError('provider/bad-coordinates', `the coordinates of a github target: ${why}`, {
    hint: 'see `coordinates` of the target in the YAML of the organization',
  });
}
