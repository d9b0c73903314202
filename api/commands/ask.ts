import { AskRequest, type Answer } from '../contract.ts';
import { unknownDocuments } from '../search.ts';
import { describeProblems, runCommand, type Command } from './command.ts';

const usage = `用法：npm run ask -- "问题" [选项]

  --json           输出完整的 JSON 回答（另加 npm run -s 可去掉 npm 自己的输出）
  --as-of 日期     以这一天为准判断政策是否有效，格式 YYYY-MM-DD
  --document ID    只依据这份文件回答，可重复
  -h, --help       显示本说明

退出码：0 已回答（包括说明「未涉及」），1 失败，2 用法有误`;

const command: Command = {
  usage,
  options: {
    json: { type: 'boolean' },
    'as-of': { type: 'string' },
    document: { type: 'string', multiple: true },
  },
  prepare(values, words) {
    if (words.length === 0) return { ok: false, problem: '请写出问题' };
    const parsed = AskRequest.safeParse({
      question: words.join(' '),
      asOf: values['as-of'],
      documentIds: values['document'],
    });
    if (!parsed.success) return { ok: false, problem: describeProblems(parsed.error) };
    return {
      ok: true,
      run: async ({ index, answerer }) => {
        const unknown = unknownDocuments(index.corpus.documents, parsed.data.documentIds);
        if (unknown.length > 0) return { ok: false, problem: `知识库中没有这份文件：${unknown.join('、')}` };
        const answer = await answerer.answer(parsed.data);
        return {
          ok: true,
          output: values['json'] === true ? JSON.stringify(answer, null, 2) : render(answer),
        };
      },
    };
  },
};

function render({ text, citations, facts, notices, missingFacts, tookMs }: Answer): string {
  const sections = [
    [text],
    citations.map(
      ({ marker, documentTitle, locator, quote }) =>
        `[${marker}] 《${documentTitle}》${locator}\n    ${quote}`,
    ),
    facts.map(
      (fact) =>
        `采用：${fact.label}＝${fact.text}（${fact.words}）${fact.note === undefined ? '' : `，${fact.note}`}`,
    ),
    missingFacts.map(({ question }) => `还需要知道：${question}`),
    notices.map(({ message }) => `提示：${message}`),
    [`（${tookMs} 毫秒）`],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

process.exitCode = await runCommand(command, process.argv.slice(2));
