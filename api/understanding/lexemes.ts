import type { Fact, FactVocabulary } from '../../corpus/index.ts';

/** What a word of the vocabulary says where it stands in a text. */
export type Meaning =
  /** Names the fact: 年出口额, 国高企. */
  | { kind: 'name'; factId: string; isFigure: boolean }
  /** Says 否, or that a figure beside it is another: 代理产品, 合同利率. */
  | { kind: 'contrary'; factId: string }
  /** One of the options: 小巨人, 胜诉. */
  | { kind: 'option'; factId: string; option: string };

/** A word, or words with a gap between them (自研…出口), with all that it may mean. */
export interface Lexeme {
  form: string;
  parts: readonly string[];
  meanings: readonly Meaning[];
}

/** Stands between parts of an alias that other words may separate. */
const GAP = '…';

/** Every word by which the vocabulary can be recognised, longest first. */
export function lexemesOf(vocabulary: FactVocabulary): Lexeme[] {
  const meanings = new Map<string, Meaning[]>();
  const add = (forms: readonly string[], meaning: Meaning): void => {
    for (const form of new Set(forms.flatMap(spellings)))
      meanings.set(form, [...(meanings.get(form) ?? []), meaning]);
  };
  for (const [id, fact] of [...vocabulary.facts, ...vocabulary.fields]) addFact(id, fact, add);
  return [...meanings]
    .map(([form, known]) => ({ form, parts: form.split(GAP), meanings: known }))
    .sort((a, b) => b.form.length - a.form.length);
}

function addFact(
  factId: string,
  fact: Fact,
  add: (forms: readonly string[], meaning: Meaning) => void,
): void {
  add([fact.label, ...fact.aliases], { kind: 'name', factId, isFigure: fact.kind === 'quantity' });
  if (fact.kind === 'boolean' || fact.kind === 'quantity' || fact.kind === 'list')
    add(fact.contraries, { kind: 'contrary', factId });
  if (fact.kind !== 'enum' && fact.kind !== 'set') return;
  for (const { value, aliases } of fact.options) {
    add([value, ...aliases], { kind: 'option', factId, option: value });
  }
}

/** Words of a form that say nothing in running text: 其他, 企业. */
const FORM_WORDS = new Set(['其他', '没有', '都不是', '以上都没有', '企业', '公司', '单位', '法人', '区外']);

/** A label without its explanation: 高新技术企业（国家、省、市级）. Quotation marks are not typed. */
function spellings(form: string): string[] {
  const plain = form.toLowerCase().replace(/[“”"]/gu, '');
  const short = plain.replace(/[（(][^）)]*[）)]/gu, '');
  return [plain, short].filter((one) => [...one].length >= 2 && !FORM_WORDS.has(one));
}
