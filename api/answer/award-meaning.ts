import type { RuleSet } from '../../corpus/index.ts';
import type { SearchIndex } from '../../indexer/index.ts';
import type { AwardIndex } from '../understanding/index.ts';
import { cosine } from './cosine.ts';

/** How near a question is in meaning to the description of an award, -1..1. */
export type AwardMeaning = (question: Float32Array, awardId: string) => number;

type Embedder = Pick<SearchIndex, 'embed'>;
type Vectors = ReadonlyMap<string, Float32Array | undefined>;

/** By index and rules: answerers of one library share what was embedded once. */
const embedded = new WeakMap<Embedder, WeakMap<RuleSet, Promise<Vectors>>>();

/** Embeds what each award is called and what it looks at: 马德里国际商标资助：马德里国际注册成功的商标. */
export async function createAwardMeaning(
  index: Embedder,
  awards: AwardIndex,
  rules: RuleSet,
): Promise<AwardMeaning> {
  const byRules = embedded.get(index) ?? new WeakMap<RuleSet, Promise<Vectors>>();
  embedded.set(index, byRules);
  const embedding = byRules.get(rules) ?? embedAwards(index, awards, rules);
  byRules.set(rules, embedding);
  // What failed once may do the next time.
  embedding.catch(() => byRules.delete(rules));
  const vectors = await embedding;
  return (question, awardId) => {
    const vector = vectors.get(awardId);
    return vector === undefined ? 0 : cosine(question, vector);
  };
}

async function embedAwards(
  index: Embedder,
  { awards }: AwardIndex,
  { vocabulary }: RuleSet,
): Promise<Vectors> {
  const labelOf = (id: string): string[] => {
    const fact = vocabulary.facts.get(id) ?? vocabulary.fields.get(id);
    return fact === undefined ? [] : [fact.label];
  };
  const descriptions = awards.map(
    ({ award, facts }) => `${award.title}：${[...facts].flatMap(labelOf).join('、')}`,
  );
  const vectors = await index.embed(descriptions, 'passage');
  return new Map(awards.map(({ award }, at) => [award.id, vectors[at]]));
}
