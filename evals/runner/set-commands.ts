/** `npm run evals -- validate` and `template`. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { printTemplate } from '../cases/index.ts';
import { setFile } from '../arguments.ts';
import { readSettings } from '../settings.ts';
import { openInProcess } from './in-process.ts';
import { type LoadedSets, loadSets, setError } from './load-sets.ts';

const DONE = 0;
const NOT_DONE = 1;
const BAD_USAGE = 2;

const VALIDATE_USAGE = `用法：npm run evals -- validate 文件…

检查题集（JSONL 或 CSV）：格式、每一处标注是否在知识库中。一次列出全部错误，最多显示 50 处。

  --json   输出 JSON：{ "ok", "cases", "problems": [{ "file", "line", "field", "message" }] }
  --help   显示本说明

退出码：0 没有错误；1 未能检查；2 用法或题集有误。`;

/** Returns the exit code. */
export async function runValidate(argv: readonly string[]): Promise<number> {
  const parsed = parseFiles(argv);
  if (parsed.kind === 'help') return print(VALIDATE_USAGE, DONE);
  if (parsed.kind === 'badUsage') return complain(`${parsed.message}\n\n${VALIDATE_USAGE}`, BAD_USAGE);
  try {
    const { library } = await openInProcess({
      settings: readSettings(process.env),
      mode: 'hybrid',
      build: false,
      progress: { update: () => {} },
    });
    const loaded = await loadSets(parsed.files.map(setFile), [], library);
    if (parsed.json)
      return print(JSON.stringify(asJson(loaded), null, 2), loaded.kind === 'ok' ? DONE : BAD_USAGE);
    if (loaded.kind === 'bad') return complain(setError(loaded.problems).message, BAD_USAGE);
    const said = loaded.sets.map(({ file, cases }) => `${file}：${cases.length} 题，没有错误`);
    return print(said.join('\n'), DONE);
  } catch (error) {
    return complain(error instanceof Error ? error.message : String(error), NOT_DONE);
  }
}

type ParsedFiles =
  | { kind: 'files'; files: string[]; json: boolean }
  | { kind: 'help' }
  | { kind: 'badUsage'; message: string };

function parseFiles(argv: readonly string[]): ParsedFiles {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, help: { type: 'boolean' } },
    });
    if (values.help) return { kind: 'help' };
    if (positionals.length === 0) return { kind: 'badUsage', message: '没有写要检查的文件' };
    return { kind: 'files', files: positionals, json: values.json };
  } catch (error) {
    return { kind: 'badUsage', message: error instanceof Error ? error.message : String(error) };
  }
}

function asJson(loaded: LoadedSets): object {
  if (loaded.kind === 'bad') return { ok: false, cases: 0, problems: loaded.problems };
  return { ok: true, cases: loaded.sets.reduce((sum, { cases }) => sum + cases.length, 0), problems: [] };
}

const TEMPLATE_USAGE = `用法：npm run evals -- template [--csv|--jsonl] [--out 文件]

给出一份可直接改写的题集，每一种题各有示例。

  --csv        CSV（默认），可用 Excel 打开
  --jsonl      每行一个 JSON 对象
  --out 文件   写入文件；默认写到标准输出
  --help       显示本说明

退出码：0 已写出；1 未能写出；2 用法有误。`;

/** Returns the exit code. */
export async function runTemplate(argv: readonly string[]): Promise<number> {
  const parsed = parseTemplate(argv);
  if (parsed.kind === 'help') return print(TEMPLATE_USAGE, DONE);
  if (parsed.kind === 'badUsage') return complain(`${parsed.message}\n\n${TEMPLATE_USAGE}`, BAD_USAGE);
  const template = printTemplate(parsed.format);
  if (parsed.out === null) {
    process.stdout.write(template);
    return DONE;
  }
  try {
    // A filled-in set must not be lost to a second call.
    await writeFile(parsed.out, template, { flag: 'wx' });
    return print(`已写入 ${parsed.out}`, DONE);
  } catch (error) {
    return complain(
      `无法写入 ${parsed.out}（${error instanceof Error ? error.message : String(error)}）`,
      NOT_DONE,
    );
  }
}

type ParsedTemplate =
  | { kind: 'template'; format: 'csv' | 'jsonl'; out: string | null }
  | { kind: 'help' }
  | { kind: 'badUsage'; message: string };

function parseTemplate(argv: readonly string[]): ParsedTemplate {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        csv: { type: 'boolean' },
        jsonl: { type: 'boolean' },
        out: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    if (values.help) return { kind: 'help' };
    if (values.csv && values.jsonl) return { kind: 'badUsage', message: '--csv 与 --jsonl 只能选一个' };
    const out = values.out === undefined ? null : path.resolve(values.out);
    return { kind: 'template', format: values.jsonl ? 'jsonl' : 'csv', out };
  } catch (error) {
    return { kind: 'badUsage', message: error instanceof Error ? error.message : String(error) };
  }
}

function print(text: string, code: number): number {
  process.stdout.write(`${text}\n`);
  return code;
}

function complain(text: string, code: number): number {
  process.stderr.write(`${text}\n`);
  return code;
}
