import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { EvalCase } from '../case.ts';
import { bytesOf, caseRow, INTERNATIONAL, jsonLines, openTestLibrary } from '../testing/cases.ts';
import { checkLabels, printTemplate, readCases } from './index.ts';

const library = await openTestLibrary();

function check(content: string | Uint8Array, file = 'x.jsonl') {
  const bytes = typeof content === 'string' ? bytesOf(content) : content;
  return checkLabels(readCases(bytes, file), file, library);
}

function casesIn(content: string | Uint8Array, file = 'x.jsonl'): readonly EvalCase[] {
  const checked = check(content, file);
  if (checked.kind === 'bad') throw new Error(JSON.stringify(checked.problems));
  return checked.set.cases;
}

/** `line field` of every problem. */
function placesOfProblems(content: string | Uint8Array, file = 'x.jsonl'): string[] {
  const checked = check(content, file);
  return checked.kind === 'ok' ? [] : checked.problems.map(({ line, field }) => `${String(line)} ${field}`);
}

const bundled = async (name: string): Promise<Uint8Array> =>
  readFile(new URL(`../sets/${name}.jsonl`, import.meta.url));

/** The decoder of all pairs of bytes, read backwards. */
const codes = new Map<string, readonly number[]>();
for (let first = 0x81; first <= 0xfe; first += 1) {
  for (let second = 0x40; second <= 0xfe; second += 1) {
    codes.set(new TextDecoder('gb18030').decode(Uint8Array.of(first, second)), [first, second]);
  }
}

/** As Excel on a Chinese Windows saves it. */
function gb18030(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((one) => codes.get(one) ?? [one.charCodeAt(0)]));
}

describe('the form case', () => {
  it('takes a question with nothing but its id', () => {
    expect(casesIn(jsonLines({ id: 'a', question: '有什么奖励？' }))).toMatchObject([
      { id: 'a', line: 1, kind: '未分类', turns: ['有什么奖励？'], status: [], gold: [], answerable: null },
    ]);
  });

  it.each(['industry-internationalization', '关于进一步推进产业国际化的实施意见', '国际化意见'])(
    'finds a document by %s and names it by its source file',
    (doc) => {
      const [one] = casesIn(jsonLines({ ...caseRow, gold: [{ doc, clause: '二、12' }] }));
      expect(one?.gold).toEqual([{ doc: INTERNATIONAL, clause: '二、12', quote: '', role: 'key' }]);
    },
  );

  it('takes a printed number that only one clause bears', () => {
    const [one] = casesIn(jsonLines({ ...caseRow, gold: [{ doc: INTERNATIONAL, clause: '12' }] }));
    expect(one?.gold[0]?.clause).toBe('二、12');
  });

  it.each([
    ['fixed', { kind: 'fixed', max: 3 }, { kind: 'fixed', min: 3, max: 3 }],
    ['up_to', { kind: 'up_to', max: 3 }, { kind: 'upTo', min: null, max: 3 }],
    ['range', { kind: 'range', min: 1, max: 3 }, { kind: 'range', min: 1, max: 3 }],
    ['ineligible', { kind: 'ineligible' }, { kind: 'ineligible', min: 0, max: 0 }],
    ['needs_facts', { kind: 'needs_facts' }, { kind: 'needsFacts', min: null, max: null }],
    ['not_stated', { kind: 'not_stated' }, { kind: 'notStated', min: null, max: null }],
  ])('reads the amount %s', (_, amount, expected) => {
    expect(casesIn(jsonLines({ ...caseRow, status: undefined, amount }))[0]?.amounts).toEqual([expected]);
  });

  it.each([
    ['neither question nor turns', { question: undefined }, '2 question'],
    ['both question and turns', { turns: ['一', '二'] }, '2 question'],
    ['expectations for other turns', { expected_turns: [{}] }, '2 expected_turns'],
    ['an unknown field', { 答案: 1 }, '2 整行'],
    ['a status that does not exist', { status: 'right' }, '2 status'],
    ['a day that does not exist', { as_of: '2026-02-30' }, '2 as_of'],
    ['a refusal with a key clause', { answerable: false, status: 'refused' }, '2 gold'],
    [
      'a refusal of what is answerable',
      { answerable: true, status: 'refused', amount: undefined },
      '2 status',
    ],
    [
      'a refusal among others',
      { answerable: true, status: ['cited', 'refused'], amount: undefined },
      '2 status',
    ],
    ['an amount of what is unanswerable', { answerable: false, status: 'refused', gold: [] }, '2 amount'],
    [
      'another amount of what is unanswerable',
      {
        answerable: false,
        status: 'refused',
        gold: [],
        amount: { kind: 'not_stated' },
        accept: [caseRow.amount],
      },
      '2 amount',
    ],
    ['a question back with a figure', { status: 'needsFacts' }, '2 amount'],
    ['a mere quotation with a figure', { status: 'cited' }, '2 amount'],
    ['a figure with a question back', { amount: { kind: 'needs_facts' } }, '2 amount'],
    ['a phrase asked for and forbidden', { must_contain: ['1 万元'], must_not: ['1万元'] }, '2 must_not'],
    ['a fixed amount without figure', { amount: { kind: 'fixed' } }, '2 amount'],
    ['a range upside down', { amount: { kind: 'range', min: 3, max: 1 } }, '2 amount'],
    [
      'another answer without a first one',
      { amount: undefined, accept: [{ kind: 'ineligible' }] },
      '2 accept',
    ],
    ['a document that is not there', { gold: [{ doc: 'nowhere', clause: '1' }] }, '2 gold.0'],
    ['a clause that is not there', { gold: [{ doc: INTERNATIONAL, clause: '九、99' }] }, '2 gold.0'],
    ['a quotation that is not there', { gold: [{ ...caseRow.gold[0], quote: '每件2万元' }] }, '2 gold.0'],
    ['a missing fact nobody knows', { missing: ['no_such_fact'] }, '2 missing'],
    ['a fact nobody knows', { facts: { no_such_fact: '1' } }, '2 facts'],
    ['a fact in another unit', { facts: { madrid_marks: '3平方米' } }, '2 facts'],
    [
      'an expected fact that cannot be',
      { expected_facts: [{ fact: 'madrid_marks', value: '许多' }] },
      '2 expected_facts',
    ],
  ])('refuses %s, by line and field', (_, fields, place) => {
    const file = jsonLines({ ...caseRow, id: 'first' }, { ...caseRow, ...fields });
    expect(placesOfProblems(file)).toContain(place);
  });

  it.each([
    ['several statuses of which one gives the figure', { status: ['cited', 'calculated'] }],
    [
      'a status that gives another accepted amount',
      { status: 'needsFacts', accept: [{ kind: 'needs_facts' }] },
    ],
    ['a quotation where no amount is stated', { status: 'cited', amount: { kind: 'not_stated' } }],
    [
      'a refusal because none is stated',
      { status: 'refused', answerable: false, gold: [], amount: { kind: 'not_stated' } },
    ],
    [
      'a refusal that is right too, of what may be answered',
      { status: ['refused', 'cited'], amount: undefined },
    ],
    ['a phrase beside one that contains it', { must_contain: ['1万元'], must_not: ['11万元'] }],
  ])('takes %s', (_, fields) => {
    expect(casesIn(jsonLines({ ...caseRow, ...fields }))).toHaveLength(1);
  });

  it('lists the problems of all lines at once', () => {
    const file = `${jsonLines({ ...caseRow, status: 'x' })}{broken\n${jsonLines({ ...caseRow, gold: [{ doc: 'n', clause: 'n' }] })}`;
    expect(placesOfProblems(file)).toEqual(['1 status', '2 ', '3 gold.0']);
  });
});

describe('the older forms', () => {
  it.each([
    ['qa.dev', 163],
    ['qa.second', 170],
    ['qa.third', 170],
    ['qa.fourth', 169],
    ['qa.fifth', 170],
    ['out-of-scope', 260],
    ['numeric.dev', 127],
    ['numeric.units', 127],
    ['numeric.order', 127],
    ['numeric.colloquial', 127],
    ['asof', 56],
    ['facts', 69],
    ['stacking', 61],
  ])('reads %s unchanged', async (name, count) => {
    const cases = casesIn(await bundled(name));
    expect(cases).toHaveLength(count);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(count);
  });

  it.each([
    ['qa.dev', '1 gold.0'],
    ['numeric.dev', '1 quote'],
  ])('refuses a quotation of %s that stands nowhere', async (name, place) => {
    const [first = ''] = new TextDecoder().decode(await bundled(name)).split('\n');
    expect(placesOfProblems(first.replace('"quote": "', '"quote": "从来没有的话'))).toEqual([place]);
  });

  it('keeps what a question is labelled with', async () => {
    const [first] = casesIn(await bundled('qa.dev'));
    expect(first).toMatchObject({ kind: 'enterprise_qa', answerable: true, mustContain: ['60%', '300万元'] });
    expect(first?.gold.map(({ role }) => role)).toEqual(['key', 'related']);
  });

  it('asks for amounts in words alone, and names the clause by its locator', async () => {
    const [first] = casesIn(await bundled('numeric.dev'));
    expect(first).toMatchObject({
      kind: 'up_to',
      facts: {},
      status: ['calculated'],
      amounts: [{ kind: 'upTo', min: null, max: 300000 }],
      gold: [{ doc: INTERNATIONAL, clause: '一、1', role: 'key' }],
    });
  });
});

describe('CSV', () => {
  const head = '编号,问题,依据条款,应有内容,金额类型,金额上限,标签\r\n';
  const body = 'a,"三件商标，能补多少？",国际化意见#二、12,"1万元；商标",固定,"30,000",测算;商标\r\n';

  it('reads Chinese headings, lists in a cell, quotation marks and CRLF', () => {
    expect(casesIn(head + body, 'x.csv')).toMatchObject([
      {
        id: 'a',
        line: 2,
        turns: ['三件商标，能补多少？'],
        gold: [{ doc: INTERNATIONAL, clause: '二、12' }],
        mustContain: ['1万元', '商标'],
        amounts: [{ kind: 'fixed', min: 30000, max: 30000 }],
        tags: ['测算', '商标'],
      },
    ]);
  });

  const text = head + body;
  it.each([
    ['UTF-8', bytesOf(text)],
    ['UTF-8 with a mark', bytesOf(`\uFEFF${text}`)],
    ['GB18030', gb18030(text)],
    ['UTF-16, parted by tabs', Buffer.from(`\uFEFF编号\t问题\r\na\t三件商标，能补多少？\r\n`, 'utf16le')],
  ])('reads %s', (_, bytes) => {
    expect(casesIn(bytes, 'x.csv')[0]?.turns).toEqual(['三件商标，能补多少？']);
  });

  it('reads what questions there are in GB18030, in traditional characters too', async () => {
    const said = casesIn(await bundled('qa.dev')).flatMap(({ turns }) => turns.map((turn) => turn.trim()));
    const questions = ['請問購買設備、開展技術改造，能夠獲得多少補貼？', ...said].filter((one) => one !== '');
    const read = questions.map((question) => {
      const file = `编号,问题\r\n1,"${question.replaceAll('"', '""')}"\r\n`;
      return casesIn(gb18030(file), 'x.csv')[0]?.turns[0];
    });
    expect(read).toEqual(questions);
  });

  const lines = 'id,question\n1,商标注册补多少\n2,高新企业奖励\n';
  const bytes = bytesOf(lines);
  const beyondAscii = [...bytes.keys()].filter((at) => (bytes[at] ?? 0) >= 0x80);
  it.each(beyondAscii)('refuses UTF-8 that has lost byte %i, by its line', (at) => {
    const file = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + 1)]);
    const line = at < bytes.indexOf(0x0a, 12) ? 2 : 3;
    expect(placesOfProblems(file, 'x.csv')).toEqual([`${line} `]);
  });

  it.each([
    ['a line of GB18030 that has lost a byte', gb18030(lines).filter((_, at) => at !== 14), '2 '],
    ['characters for private use', Uint8Array.from([...bytesOf('id,question\n1,'), 0xaa, 0xa1]), '2 '],
    ['a byte order mark within', bytesOf(`\uFEFF${lines}\uFEFF${lines}`), '4 '],
    ['half a UTF-16 character', Buffer.from('\uFEFFid,question\n', 'utf16le').subarray(0, 5), 'null '],
  ])('refuses %s', (_, file, place) => {
    expect(placesOfProblems(file, 'x.csv')).toEqual([place]);
  });

  it('knows the line of a row below cells of several lines', () => {
    const file = 'id,question,note\n1,问,"一\n二\n三"\n\n2,问,\n2,问,\n';
    expect(placesOfProblems(file, 'x.csv')).toEqual(['7 id']);
  });

  it.each([
    ['a column that does not exist', 'id,question,答案\n1,问,答\n', '1 答案'],
    ['a column twice', 'id,question,问题\n1,问,问\n', '1 question'],
    ['no ids', '问题\n问\n', '1 编号'],
    ['more cells than headings', 'id,question\n1,问,多\n', '2 '],
    ['a cell that is no figure', '编号,问题,金额类型,金额上限\n1,问,固定,30万元\n', '2 金额上限'],
    ['a comma that parts no thousands', '编号,问题,金额类型,金额上限\n1,问,固定,"1,5"\n', '2 金额上限'],
    ['thousands parted at will', '编号,问题,金额类型,金额上限\n1,问,固定,"1000,000"\n', '2 金额上限'],
    ['a third figure', '编号,问题,金额类型,金额上限,也算对\n1,问,固定,1,range 1 2 3\n', '2 也算对'],
    ['a fact twice', '编号,问题,已知事项\n1,问,madrid_marks=1件;madrid_marks=2件\n', '2 已知事项'],
    [
      'words behind the place of a turn',
      '编号,多轮问题,各轮应有\n1,问,国际化意见#二、12#一句\n',
      '2 各轮应有',
    ],
    ['a kind that does not exist', '编号,问题,金额类型\n1,问,很多\n', '2 金额类型'],
    ['a place without clause', '编号,问题,依据\n1,问,国际化意见\n', '2 依据'],
    ['a clause that is not there', '编号,问题,依据\n1,问,国际化意见#九、99\n', '2 依据'],
    ['a quotation mark that nobody closes', 'id,question\n1,"问\n2,问\n', '2 '],
    ['only the headings', 'id,question\n', 'null '],
  ])('refuses %s, by line and column', (_, file, place) => {
    expect(placesOfProblems(file, 'x.csv')).toContain(place);
  });

  it.each([
    ['20,000 rows are read', 20_000, 'x.csv', ''],
    ['no more', 20_001, 'x.csv', '20002 '],
    ['20,000 lines are read', 20_000, 'x.jsonl', ''],
    ['no more of them either', 20_001, 'x.jsonl', '20001 '],
  ])('of one file %s', (_, count, file, place) => {
    const rows = Array.from({ length: count }, (__, at) =>
      file === 'x.csv' ? `${at},问\n` : jsonLines({ id: String(at), question: '问' }),
    );
    const whole = (file === 'x.csv' ? 'id,question\n' : '') + rows.join('');
    expect(placesOfProblems(whole, file).join()).toBe(place);
  });

  it('stops where nothing can be read, row after row', () => {
    const problems = placesOfProblems(`id,question\n${'a"b\n'.repeat(200_000)}`, 'x.csv');
    expect([problems[0], problems.length]).toEqual(['2 ', 1001]);
  });

  it('names a problem once, though the cell is missing from its row then', () => {
    expect(placesOfProblems('编号,问题,金额类型,金额上限\n1,问,很多,3\n', 'x.csv')).toEqual(['2 金额类型']);
  });
});

describe('the template', () => {
  it.each(['csv', 'jsonl'] as const)('as %s is right, and has every sort of label', (format) => {
    const cases = casesIn(printTemplate(format), `x.${format}`);
    expect(new Set(cases.flatMap(({ amounts }) => amounts.map(({ kind }) => kind))).size).toBe(6);
    expect(cases.some(({ turns }) => turns.length > 1)).toBe(true);
    expect(cases.some(({ answerable }) => answerable === false)).toBe(true);
  });

  it('says the same in both forms', () => {
    const withoutLines = (format: 'csv' | 'jsonl') =>
      casesIn(printTemplate(format), `x.${format}`).map((one) => ({ ...one, line: 0 }));
    expect(withoutLines('csv')).toEqual(withoutLines('jsonl'));
  });
});
