import { compileCondition } from '../conditions/compile-condition.ts';
import { emptyFrame, type Frame } from '../engine/frame.ts';
import type { Key } from '../engine/key-table.ts';
import { typedValue } from '../engine/load-request.ts';
import { nobody } from '../engine/nobody.ts';
import type { Variable } from '../engine/variable.ts';
import type { ZoneTable } from '../engine/zone-table.ts';
import type { ContextValue } from '../request.ts';
import type { ContextTest } from './context-test.ts';

/** How the tests answer to values of their keys, each as `1` or `0`: the engine itself is asked. */
export type TestAnswers = (values: ReadonlyMap<string, ContextValue>) => string;

/** Values are by the name of the key in lower case. One that is not of the type of a key is none. */
export function testAnswers(tests: readonly ContextTest[]): TestAnswers {
  const numbered = new Map<string, Key>();
  const keyFor = (key: Key): Key => {
    const word = `${key.type} ${key.name.toLowerCase()}`;
    const known = numbered.get(word) ?? { ...key, giver: 'caller', number: numbered.size };
    numbered.set(word, known);
    return known;
  };
  const compiled = tests.map(({ of, operator, isDeny, values, dependsOn }) => {
    const byName = new Map([...dependsOn, of].map((key) => [key.name.toLowerCase(), keyFor(key)]));
    const find = (name: string) => byName.get(name.toLowerCase());
    return compileCondition(operator, of.name, values, {
      keys: { find, callerKeys: [] },
      zones: noZones,
      variables: (name) => variableOf(find(name)),
      isDeny,
      onPrincipal: () => {},
    });
  });
  const frame = emptyFrame(nobody);
  return (values) => {
    for (const { name, number, scalar, isList, ...rest } of numbered.values()) {
      const value = values.get(name.toLowerCase());
      frame.values[number] =
        value === undefined ? undefined : typedValue({ name, number, scalar, isList, ...rest }, value);
    }
    return compiled.map(({ holds }) => (holds(frame) ? '1' : '0')).join('');
  };
}

const noZones: ZoneTable = { names: [], isolated: [], hasIsolated: false, patterns: [], hasVariables: false };

function variableOf(key: Key | undefined): Variable {
  if (key === undefined) return { is: 'never' };
  const read = ({ values }: Frame) => {
    const value = values[key.number];
    return typeof value === 'string' ? value : undefined;
  };
  return { is: 'read', read, isOfCaller: true, isOfPrincipal: false };
}
