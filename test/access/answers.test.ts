import { expect, test } from 'vitest';
import { compileAccess } from '../../src/access/compile-access.ts';
import { decide } from '../../src/access/decide.ts';
import { effectivePermissions } from '../../src/access/effective-permissions.ts';
import { isAllowed } from '../../src/access/is-allowed.ts';
import { requestMistakes } from '../../src/access/request-mistakes.ts';
import { whoCan } from '../../src/access/who-can.ts';

test('every question has its function', () => {
  const questions = [compileAccess, decide, isAllowed, requestMistakes, effectivePermissions, whoCan];
  expect(questions.map(({ length }) => length)).toEqual([1, 3, 3, 2, 3, 3]);
});
