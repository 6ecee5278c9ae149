import { describe, expect, test } from 'vitest';
import { modelCodes } from '../../src/diagnostic/catalogue/model.ts';
import { checkRepository, fixtureFiles, fixtureNames, fixtureText } from './fixture-repository.ts';

/** A directory is named after its code, with `.variant` where one code is found in several ways. */
const mistakes = fixtureNames().filter((name) => !name.startsWith('valid-'));

test('every code of the model has a fixture', () => {
  const covered = new Set(mistakes.map((name) => `model/${name.replace(/\..*$/, '')}`));
  expect([...covered].sort()).toEqual(Object.keys(modelCodes).sort());
});

describe('each mistake is told once, exactly where it is', () => {
  test.each(mistakes)('%s', (name) => {
    const { model, diagnostics, underlined } = checkRepository(fixtureFiles(name));
    const found = diagnostics.map(({ code, hint = null }, at) => ({
      code,
      underlined: underlined[at],
      hint,
    }));
    expect(found).toEqual([JSON.parse(fixtureText(name, 'expected.json'))]);
    const isError = diagnostics.some(({ severity }) => severity === 'error');
    expect(model === undefined).toBe(isError);
  });
});
