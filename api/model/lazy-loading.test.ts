import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Loads the server's modules and the model, then counts the scripts of LangChain: before and after it is first asked. */
const program = `
import { Session } from 'node:inspector';

function libraryScripts() {
  const session = new Session();
  const urls = [];
  session.connect();
  session.on('Debugger.scriptParsed', ({ params }) => urls.push(params.url));
  session.post('Debugger.enable');
  session.disconnect();
  return urls.filter((url) => /node_modules\\/(?:@?langchain|langsmith|openai)\\//.test(url)).length;
}

await import('./api/app.ts');
await import('./api/library.ts');
const { createLanguageModel } = await import('./api/model/index.ts');
const model = createLanguageModel({ baseUrl: 'http://127.0.0.1:9/v1', model: 'none', timeoutMs: 14_000 });
const before = libraryScripts();
await model.reword({ question: '', statements: [{ text: '一', markers: [], quotes: [] }], notices: [] });
console.log(JSON.stringify({ before, after: libraryScripts() }));
`;

test('LangChain is not loaded before a model is asked', () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', program],
    { cwd: root, encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  const counted: unknown = JSON.parse(stdout);
  expect(counted).toEqual({ before: 0, after: expect.any(Number) });
  expect(counted).not.toEqual({ before: 0, after: 0 });
});
