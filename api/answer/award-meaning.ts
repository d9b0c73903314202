import type { RuleSet } from '../../corpus/index.ts';
import type { SearchIndex } from '../../indexer/index.ts';
import type { AwardIndex } from '../understanding/index.ts';
import { cosine } from './cosine.ts';

/** How near a question is in meaning to the description of an award, -1..1. */
export type AwardMeaning = (question: Float32Array, awardId: string) => number;

/** Embeds what each award is called and what it looks at: 马德里国际商标资助：马德里国际注册成功的商标. */
export async function createAwardMeaning(
  index: Pick<SearchIndex, 'embed'>,
  { awards }: AwardIndex,
  { vocabulary }: RuleSet,
): Promise<AwardMeaning> {
  const labelOf = (id: string): string[] => {
    const fact = vocabulary.facts.get(id) ?? vocabulary.fields.get(id);
    return fact === undefined ? [] : [fact.label];
  };
  const descriptions = awards.map(
    ({ award, facts }) => `${award.title}：${[...facts].flatMap(labelOf).join('、')}`,
  );
  const embedded = await index.embed(descriptions, 'passage');
  const vectors = new Map(awards.map(({ award }, at) => [award.id, embedded[at]]));
  return (question, awardId) => {
    const vector = vectors.get(awardId);
    return vector === undefined ? 0 : cosine(question, vector);
  };
}
