import { SearchQuery, type SearchResponse } from '../contract.ts';
import { search } from '../search.ts';
import { describeProblems, runCommand, type Command } from './command.ts';

const usage = `用法：npm run search -- "词、问题或条款地址" [选项]

  --k N            最多几条，1 到 100，默认 10
  --mode 方式      hybrid（默认）、keyword（只按词）、vector（只按词义）
  --document ID    只在这份文件中找，可重复
  --as-of 日期     不看这一天已失效或尚未施行的文件，格式 YYYY-MM-DD
  --json           输出 JSON（另加 npm run -s 可去掉 npm 自己的输出）
  -h, --help       显示本说明

退出码：0 已检索（包括没有命中），1 失败，2 用法有误`;

const command: Command = {
  usage,
  options: {
    json: { type: 'boolean' },
    k: { type: 'string' },
    mode: { type: 'string' },
    document: { type: 'string', multiple: true },
    'as-of': { type: 'string' },
  },
  prepare(values, words) {
    if (words.length === 0) return { ok: false, problem: '请写出要检索的内容' };
    const parsed = SearchQuery.safeParse({
      q: words.join(' '),
      k: values['k'],
      mode: values['mode'],
      documentId: values['document'],
      asOf: values['as-of'],
    });
    if (!parsed.success) return { ok: false, problem: describeProblems(parsed.error) };
    return {
      ok: true,
      run: async ({ index }) => {
        const outcome = await search(index, parsed.data);
        if (outcome.kind === 'unknownDocuments') {
          return { ok: false, problem: `知识库中没有这份文件：${outcome.documentIds.join('、')}` };
        }
        const { response } = outcome;
        return {
          ok: true,
          output: values['json'] === true ? JSON.stringify(response, null, 2) : render(response),
        };
      },
    };
  },
};

function render({ hits, address, repairs, tookMs }: SearchResponse): string {
  const missing =
    address?.kind === 'missing'
      ? [`没有${address.asked}${address.last === null ? '' : `，最后一条是${address.last}`}`]
      : [];
  const lines = [
    ...repairs.map(({ from, to }) => `已将「${from}」当作「${to}」检索`),
    ...missing,
    ...hits.map(
      ({ clause, score }, place) =>
        `${place + 1}. ${score.toFixed(3)}  《${clause.documentTitle}》${clause.locator}  ${clause.heading}\n   ${clause.text.replaceAll('\n', '\n   ')}`,
    ),
    `共 ${hits.length} 条，${tookMs} 毫秒`,
  ];
  return lines.join('\n\n');
}

process.exitCode = await runCommand(command, process.argv.slice(2));
