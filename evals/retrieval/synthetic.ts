/** Makes a set in the BEIR layout of any size: passages that read like clauses, each with something of its own. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createGzip } from 'node:zlib';

const ASKERS = [
  '中小企业',
  '农民专业合作社',
  '高等院校',
  '社会组织',
  '个体工商户',
  '科研机构',
  '文化企业',
  '外贸企业',
];
const ACTS = ['申请认定', '建设', '租用', '改造', '引进', '验收', '转让', '出口', '维护', '推广'];
const THINGS = [
  '污水处理设施',
  '智能仓储系统',
  '古籍修复工坊',
  '冷链物流中心',
  '充电桩网络',
  '乡村图书馆',
  '检验检测平台',
  '屋顶光伏电站',
  '非遗传习所',
  '工业机器人产线',
  '数字农业示范园',
  '海外展示中心',
];
const OFFICES = [
  '县级以上人民政府',
  '市场监督管理部门',
  '发展改革部门',
  '财政部门',
  '科学技术部门',
  '商务部门',
];
const DEADLINES = ['三个工作日', '十五日', '三十日', '两个月', '六个月', '一年'];
const DUTIES = [
  '提交书面材料并如实说明情况',
  '公示名单并接受社会监督',
  '建立台账并妥善保管凭证',
  '委托第三方机构出具报告',
];
const ARTICLES_PER_LAW = 50;
/** Prime and beyond the number of clauses of any law, so that queries spread over the set. */
const STRIDE = 104_729;

export interface SyntheticPassage {
  id: string;
  title: string;
  text: string;
  /** A question that this passage answers. */
  question: string;
}

/** The passage with a number; the same number gives the same passage. */
export function syntheticPassage(number: number): SyntheticPassage {
  const pick = (list: readonly string[], divisor: number): string =>
    list[Math.floor(number / divisor) % list.length] ?? '';
  const asker = pick(ASKERS, 1);
  const act = pick(ACTS, 8);
  const thing = pick(THINGS, 80);
  const office = pick(OFFICES, 7);
  const project = `第${number}号项目`;
  return {
    id: `p${number}`,
    title: `示范条例${Math.floor(number / ARTICLES_PER_LAW) + 1} 第${(number % ARTICLES_PER_LAW) + 1}条`,
    text:
      `${asker}${act}${thing}的，应当自${project}立项之日起${pick(DEADLINES, 3)}内向${office}提出，并${pick(DUTIES, 5)}。` +
      `${office}应当在${pick(DEADLINES, 11)}内作出决定；不予批准的，应当说明理由。`,
    question: `${asker}${act}${thing}，${project}要向谁提出？`,
  };
}

/** Writes a set of so many passages, and a query for each of `queries` of them, into the folder. */
export async function writeSyntheticSet(dir: string, passages: number, queries: number): Promise<void> {
  await mkdir(path.join(dir, 'qrels'), { recursive: true });
  const corpus = createGzip();
  const file = createWriteStream(path.join(dir, 'corpus.jsonl.gz'));
  const written = once(file, 'finish');
  corpus.pipe(file);
  for (let number = 0; number < passages; number += 1) {
    const { id, title, text } = syntheticPassage(number);
    if (!corpus.write(`${JSON.stringify({ _id: id, title, text })}\n`)) await once(corpus, 'drain');
  }
  corpus.end();
  await written;
  const asked = Array.from({ length: Math.min(queries, passages) }, (_, query) => ({
    id: `q${query}`,
    ...answeredBy(query, passages),
  }));
  const lines = asked.map(({ id, question }) => JSON.stringify({ _id: id, text: question }));
  await writeFile(path.join(dir, 'queries.jsonl'), `${lines.join('\n')}\n`);
  const judged = asked.map(({ id, passage }) => `${id}\t${passage}\t1`);
  await writeFile(path.join(dir, 'qrels', 'test.tsv'), `query-id\tcorpus-id\tscore\n${judged.join('\n')}\n`);
}

function answeredBy(query: number, passages: number): { question: string; passage: string } {
  const { question, id } = syntheticPassage((query * STRIDE) % passages);
  return { question, passage: id };
}
