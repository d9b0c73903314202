import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'cewen-import-rules-'));

/** Where a file stands and what it imports. */
const forbidden: [from: string, imported: string][] = [
  ['corpus', '../indexer/index.ts'],
  ['corpus', '../api/contract.ts'],
  ['indexer', '../api/index.ts'],
  ['indexer', '../corpus/parse.ts'],
  ['api', '../evals/index.ts'],
  ['api', '../indexer/embed.ts'],
  ['api', './answer/compose.ts'],
  ['api', './model/chat.ts'],
  ['api', '@langchain/openai'],
  ['api/model', '@langchain/core/messages'],
  ['api/answer', '../model/chat.ts'],
  ['api/routes', '../../corpus/parse.ts'],
  ['api/answer', '../calculator/evaluate.ts'],
  ['api/answer', '../guard/supports.ts'],
  ['api/calculator', '../answer/index.ts'],
  ['api/calculator', '../../indexer/index.ts'],
  ['api/calculator', '../guard/index.ts'],
  ['api/calculator', '../contract.ts'],
  ['api/calculator', '../model/index.ts'],
  ['evals', '../api/app.ts'],
  ['web/src', '../../api/index.ts'],
  ['web/src', '../../corpus/index.ts'],
  ['web/src/ask', '../../../api/answer/index.ts'],
  ['api', '../web/build.mjs'],
  ['evals', '../corpus/parse.ts'],
];
const allowed: [from: string, imported: string][] = [
  ['corpus', './clause.ts'],
  ['indexer', '../corpus/index.ts'],
  ['api', '../indexer/index.ts'],
  ['api', './answer/index.ts'],
  ['api', './model/index.ts'],
  ['api/answer', './compose.ts'],
  ['api/answer', '../guard/index.ts'],
  ['api/guard', './supports.ts'],
  ['api/answer', '../contract.ts'],
  ['api/model', './chat.ts'],
  ['api/model', '../calculator/index.ts'],
  ['api/calculator', '../../corpus/index.ts'],
  ['evals', '../api/index.ts'],
  ['evals', '../api/contract.ts'],
  ['web/src', '../../api/contract.ts'],
  ['web/src/match', '../../../api/contract-calculator.ts'],
  ['web/src/match', '../client.ts'],
];
/** The contract is one file with a rule of its own. */
const contract = 'api/contract.ts';

const fileOf = (from: string, imported: string) => `${from}/importing-${imported.replaceAll(/\W/g, '-')}.ts`;
let report = '';

beforeAll(() => {
  // Type-aware rules need a whole project around a file; import rules do not.
  const config = readFileSync(join(root, '.oxlintrc.json'), 'utf8');
  write('.oxlintrc.json', config.replace('"typeAware": true', '"typeAware": false'));
  for (const [from, imported] of [...forbidden, ...allowed]) {
    write(fileOf(from, imported), `import '${imported}';\n`);
  }
  write(contract, "import 'zod';\nimport 'hono';\nimport './errors.ts';\n");
  const { stdout } = spawnSync(join(root, 'node_modules/.bin/oxlint'), ['-f', 'unix'], {
    cwd: folder,
    encoding: 'utf8',
  });
  report = stdout;
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

const refusals = (file: string) =>
  report.split('\n').filter((line) => line.startsWith(`${file}:`) && line.includes('no-restricted-imports'));

test.each(forbidden)('a file of %s may not import %s', (from, imported) => {
  expect(refusals(fileOf(from, imported))).toHaveLength(1);
});

test.each(allowed)('a file of %s may import %s', (from, imported) => {
  expect(refusals(fileOf(from, imported))).toEqual([]);
});

test('the contract may import zod alone', () => {
  const lines = refusals(contract).map((line) => line.split(':')[1]);
  expect(new Set(lines)).toEqual(new Set(['2', '3']));
});
