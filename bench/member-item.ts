import type { Item, Size } from './organization.ts';
import type { Random } from './random.ts';
import { roleName } from './role-name.ts';

const first = 'ana bo cy dee eli fay gus hal ida jo kim lea max nia oz pia quin ray sue tom'.split(' ');
const last = 'abara berg costa diaz eriksen fofana gupta haddad ito jansen kaya lind moreau nwosu'.split(' ');
const departments = ['engineering', 'finance', 'legal', 'marketing', 'people', 'sales', 'support'];
const places = ['accra', 'berlin', 'lima', 'lisbon', 'osaka', 'oslo', 'pune', 'toronto'];

/** Owners of the organization. */
const owners = 3;
/** How many report to one. */
const span = 8;

export function memberName(index: number): string {
  const given = first[index % first.length];
  const family = last[Math.floor(index / first.length) % last.length];
  return `${given}-${family}-${index}`;
}

/** One in thirty holds a role beside those of its teams, one in fifty is suspended. */
export function memberItem(index: number, size: Size, random: Random): Item {
  const name = memberName(index);
  const [given = '', family = ''] = name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const direct = random.chance(1 / 30) ? directBinding(size, random) : [];
  return {
    name,
    lines: [
      `displayName: ${given} ${family}`,
      `email: ${name}@acme.example`,
      ...(index < owners ? ['role: owner'] : []),
      ...(index >= owners && random.chance(1 / 50) ? ['status: suspended'] : []),
      ...(index < owners ? [] : [`manager: ${memberName(Math.floor(index / span))}`]),
      ...direct,
      'attributes:',
      `  department: ${random.pick(departments)}`,
      `  location: ${random.pick(places)}`,
    ],
  };
}

function directBinding(size: Size, random: Random): readonly string[] {
  return [
    'bindings:',
    `  - role: ${roleName(random.below(size.roles))}`,
    `    expires: 2099-${String(1 + random.below(12)).padStart(2, '0')}-15`,
    `    reason: covers ${random.pick(departments)} in ${random.pick(places)}`,
  ];
}
