import { expect, test } from 'vitest';
import type { Check, CheckAnnotation } from '../../src/report/pull-request/check.ts';
import { emulatedHost } from './emulated-host.ts';

const host = emulatedHost();
const { github } = host;
const runs = '/repos/acme/iam/check-runs';
const check: Check = {
  name: 'Bylaw',
  title: 'Ana gains',
  conclusion: 'failure',
  summary: 'Ana gains everything.',
  annotations: [],
  detailsUrl: 'https://example.com/plan',
};

function annotations(count: number): readonly CheckAnnotation[] {
  return Array.from({ length: count }, (_, index) => ({
    path: 'a.yaml',
    startLine: index + 1,
    endLine: index + 2,
    level: 'warning',
    title: 'Gains',
    message: `Line ${index + 1}`,
  }));
}

function shown() {
  return [...github().host('acme/iam').hosted.checkRuns.values()];
}

/** The lines that a check points at, as GitHub keeps them. */
function linesOf(run: ReturnType<typeof shown>[number] | undefined) {
  return run?.annotations.map(({ start_line }) => start_line);
}

const counted = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test('a check is whole with one request', async () => {
  const { writer, head } = host.begin();
  const { url } = await (await writer).putCheck(head, { ...check, annotations: annotations(2) });
  expect(shown()).toMatchObject([
    {
      name: 'Bylaw',
      commit: head,
      status: 'completed',
      conclusion: 'failure',
      detailsUrl: 'https://example.com/plan',
      output: { title: 'Ana gains', summary: 'Ana gains everything.' },
      annotations: [
        { path: 'a.yaml', start_line: 1, end_line: 2, annotation_level: 'warning', title: 'Gains' },
        { start_line: 2, message: 'Line 2' },
      ],
    },
  ]);
  expect(url).toContain(String(shown()[0]?.id));
  expect(github().log).toHaveLength(1);
});

test.each(['success', 'failure', 'neutral', 'action-required'] as const)('it may end as %s', async (end) => {
  const { writer, head } = host.begin();
  await (await writer).putCheck(head, { ...check, conclusion: end });
  expect(shown()).toMatchObject([{ conclusion: end.replace('-', '_'), annotations: [] }]);
});

test('annotations come 50 at a time, each once and in order', async () => {
  const { writer, head } = host.begin();
  await (await writer).putCheck(head, { ...check, annotations: annotations(120) });
  expect(linesOf(shown()[0])).toEqual(counted(120));
  expect(github().log.map(({ method, status }) => [method, status])).toEqual([
    ['POST', 201],
    ['PATCH', 200],
    ['PATCH', 200],
  ]);
});

test('of very many the first are shown, and the summary says how many are not', async () => {
  const { writer, head } = host.begin();
  await (await writer).putCheck(head, { ...check, annotations: annotations(5000) });
  expect(linesOf(shown()[0])).toEqual(counted(500));
  expect(shown()[0]?.output.summary).toBe('Ana gains everything.\n\n4500 more annotations are not shown.');
  expect(github().log).toHaveLength(10);
});

test.each([
  ['breaks after it arrived', { do: 'drop-after' }],
  ['breaks before it arrived', { do: 'drop-before' }],
  ['ends in 502 after it arrived', { do: 502, after: true }],
] as const)('no annotation is lost or doubled where a request %s', async (_, fault) => {
  const { writer, head } = host.begin();
  github().faults([
    { at: { method: 'POST', path: runs }, ...fault },
    { at: { method: 'PATCH' }, ...fault },
    { at: { method: 'PATCH' }, skip: 1, ...fault },
  ]);
  await (await writer).putCheck(head, { ...check, annotations: annotations(120) });
  expect(linesOf(shown().at(-1))).toEqual(counted(120));
});

test('the check is seen, though GitHub refuses remarks at lines', async () => {
  const { writer, head, told } = host.begin();
  const { putCheck } = await writer;
  github().faults([{ at: { method: 'POST' }, do: 'refuse' }]);
  await putCheck(head, { ...check, annotations: annotations(120) });
  github().faults([{ at: { method: 'PATCH' }, do: 'refuse' }]);
  await putCheck(head, { ...check, annotations: annotations(120) });
  expect(shown()).toMatchObject([
    {
      conclusion: 'failure',
      output: { summary: 'Ana gains everything.\n\nGitHub did not take the remarks at lines.' },
    },
    { conclusion: 'failure', output: { summary: 'Ana gains everything.' } },
  ]);
  expect(shown().map(linesOf)).toEqual([[], [...counted(50), ...counted(120).slice(100)]]);
  expect(told).toEqual(Array(2).fill(expect.stringMatching(/^remarks at lines are left out: .*422/)));
});

test('who may not write checks is told what is missing', async () => {
  const { writer, head } = host.begin({ pull_requests: 'write', checks: 'read' });
  await expect((await writer).putCheck(head, check)).rejects.toMatchObject({
    code: 'provider/forbidden',
    message: expect.stringContaining('the check: GitHub answered 403: Resource not accessible'),
    hint: expect.stringMatching(/`permissions: checks: write`.*fork.*`workflow_run`/s),
  });
  const olivia = host.open(github().token);
  await expect((await olivia.writer).putCheck(head, check)).rejects.toMatchObject({
    code: 'provider/forbidden',
    hint: expect.stringContaining('Checks are written by apps and workflows alone'),
  });
});

test('a commit that GitHub does not know has no checks', async () => {
  const { writer } = host.begin();
  await expect((await writer).putCheck('0'.repeat(40), check)).rejects.toMatchObject({
    code: 'provider/refused',
    message: expect.stringContaining('No commit found'),
  });
});

test('a limit is waited out', async () => {
  const { writer, head } = host.begin();
  github().faults([{ at: { method: 'PATCH' }, do: 'secondary-limit', retryAfter: 60 }]);
  await (await writer).putCheck(head, { ...check, annotations: annotations(60) });
  expect(linesOf(shown()[0])).toEqual(counted(60));
});

test('what GitHub would not take is not sent, or cut', async () => {
  const { writer, head } = host.begin();
  const { putCheck } = await writer;
  const [annotation] = annotations(1);
  if (annotation === undefined) throw new Error('no annotation');
  const bad: readonly Partial<CheckAnnotation>[] = [
    { path: '/etc/passwd' },
    { path: '' },
    { path: 'a/../b.yaml' },
    { startLine: 0 },
    { startLine: 3, endLine: 2 },
    { startLine: 1.5 },
    { message: '' },
  ];
  for (const field of bad) {
    const wrong = { ...check, annotations: [{ ...annotation, ...field }] };
    await expect(putCheck(head, wrong)).rejects.toThrow(/^an annotation of/);
  }
  await expect(putCheck('main', check)).rejects.toThrow('which is no commit');
  await expect(putCheck(head, { ...check, summary: 'x'.repeat(65_536) })).rejects.toThrow(/65536 bytes/);
  await expect(putCheck(head, { ...check, summary: 'é'.repeat(32_768) })).rejects.toThrow(/65536 bytes/);
  expect(github().log).toEqual([]);
  const long = { ...annotation, title: `${'x'.repeat(253)}😀😀`, message: 'y'.repeat(20_000) };
  await putCheck(head, { ...check, annotations: [long] });
  const [sent] = shown()[0]?.annotations ?? [];
  expect(sent?.title).toBe(`${'x'.repeat(253)}…`);
  expect(sent?.message).toHaveLength(16_000);
});
