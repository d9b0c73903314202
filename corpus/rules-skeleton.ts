import type { PolicyDocument } from './document.ts';
import { findQuantities } from './find-quantities.ts';
import type { Quantity } from './quantity.ts';
import type { CoveredSpan } from './rules-coverage.ts';
import { splitSentences } from './sentence.ts';

/**
 * The beginning of a rule for each sentence with a number that nothing covers: its anchor, and an award or the class that
 * its words suggest. A start to correct, not a rule: what is to be decided stands as a comment.
 */
export function skeletonFor(document: PolicyDocument, uncovered: readonly CoveredSpan[]): string {
  const sentences = new Map<string, { locator: string; quote: string }>();
  for (const span of uncovered) {
    const block = document.blocks.find(({ start, end }) => start <= span.start && span.end <= end);
    if (block === undefined) continue;
    const sentence = splitSentences(document.text.slice(block.start, block.end), block.start).find(
      ({ start, end }) => start <= span.start && span.end <= end,
    );
    const quote = (sentence?.text ?? span.text).trim().replace(/[。；]$/u, '');
    sentences.set(`${span.locator} ${quote}`, { locator: span.locator, quote });
  }
  const drafts = [...sentences.values()].map((one, at) => ({ ...one, id: `new${at + 1}` }));
  if (drafts.length === 0) return '';
  return [
    `# awards/${document.documentId}.yaml`,
    'anchors:',
    ...drafts.map(
      ({ id, locator, quote }) => `  ${id}: { clause: ${locator}, quote: ${JSON.stringify(quote)} }`,
    ),
    ...section('awards', drafts.filter(isAward).map(awardDraft)),
    ...section('notAwards', drafts.filter((draft) => !isAward(draft)).map(notAwardDraft)),
  ].join('\n');
}

interface Draft {
  id: string;
  locator: string;
  quote: string;
}

const section = (name: string, parts: readonly string[]): string[] =>
  parts.length === 0 ? [] : [`${name}:`, ...parts];

function isAward({ quote }: Draft): boolean {
  const grants = /给予|奖励|资助|补贴|补助|贴息|扶持/u.test(quote);
  return grants && classOf(quote) === null && moneyOrRate(quote).length > 0;
}

function moneyOrRate(quote: string): Quantity[] {
  return findQuantities(quote).filter(({ unit }) => unit === '元' || unit === '%');
}

/** What a number is by the words around it, where they leave little doubt. */
function classOf(quote: string): string | null {
  if (/预算|每年安排|专项经费|财政支出/u.test(quote)) return 'budget';
  if (/力争|目标|到20\d\d年|累计培育|新增/u.test(quote)) return 'target';
  if (/基金/u.test(quote)) return 'fund';
  if (/担保|见贷即保/u.test(quote)) return 'guarantee';
  return /税率|征收/u.test(quote) ? 'taxRate' : null;
}

function notAwardDraft({ id, quote }: Draft): string {
  return `  - { anchors: [${id}], kind: ${classOf(quote) ?? 'count'} } # 核对类别`;
}

function awardDraft({ id, quote }: Draft): string {
  return [
    `  - id: ${id}`,
    '    title: # 奖补名称',
    `    anchors: [${id}]`,
    `    period: ${/一次性/u.test(quote) ? 'once' : /年度|每年|当年/u.test(quote) ? 'perYear' : /每件|每项|每家|每引进/u.test(quote) ? 'perItem' : 'once # 或 perYear、perItem、perEvent'}`,
    '    when: # 谁可以申请，如 { is: specialized_sme }',
    `    amount: ${amountDraft(quote)}`,
    '    examples: # 每个门槛和限额的下方、恰好、上方各一例',
  ].join('\n');
}

function amountDraft(quote: string): string {
  const numbers = moneyOrRate(quote);
  const rate = numbers.find(({ unit }) => unit === '%');
  const money = numbers.filter(({ unit }) => unit === '元');
  const sum = money.at(-1)?.text ?? '';
  const based = rate === undefined ? null : `{ rate: { of: { fact: base }, by: ${rate.text} } }`;
  const limited = /不超过|最高|为限/u.test(quote);
  if (based !== null && sum !== '') return `{ cap: { of: ${based}, at: ${sum} } } # base 换成基数事项`;
  if (based !== null) return limited ? `{ upTo: ${based} }` : based;
  if (money.length > 1 && /分别/u.test(quote)) {
    return `{ table: { by: level, rows: [${money.map(({ text }) => `{ is: [], give: ${text} }`).join(', ')}] } } # 或 bands、milestones`;
  }
  if (/每件|每项|每家|每引进/u.test(quote)) return `{ per: { count: number, give: ${sum} } }`;
  return limited || /以内/u.test(quote) ? `{ upTo: ${sum} }` : sum;
}
