/** Searches every group of questions with every variant of the pipeline. */
import path from 'node:path';
import type { Corpus } from '../../corpus/index.ts';
import { ensureIndex, STORED_PARTS } from '../../indexer/index.ts';
import { mean, recallAt, reciprocalRank } from '../metrics.ts';
import type { Progress } from '../progress.ts';
import { ndcgAt } from '../retrieval/index.ts';
import type { Settings } from '../settings.ts';
import { bootstrapInterval, type Interval } from './bootstrap.ts';
import type { QueryGroup, SearchQuestion } from './query-sets.ts';
import { FULL, VARIANTS, type Variant } from './variants.ts';

export const MEASURES = ['recallAt5', 'recallAt10', 'mrr', 'ndcg'] as const;
export type Measure = (typeof MEASURES)[number];
type Figures = Record<Measure, number>;

/** What a variant reaches on a group of questions, and by how much it differs from the full pipeline. */
export interface VariantResult {
  group: string;
  questions: number;
  means: Figures;
  /** Of nDCG; null for the full pipeline itself. */
  difference: Interval | null;
}

export interface AblationRow {
  variant: string;
  name: string;
  results: VariantResult[];
}

const DEPTH = 10;

/** The full pipeline first. Index variants are kept below the data folder. */
export async function measureAblation(
  corpus: Corpus,
  groups: readonly QueryGroup[],
  settings: Settings,
  progress: Pick<Progress, 'update'>,
  variants: readonly Variant[] = VARIANTS,
): Promise<AblationRow[]> {
  const full = await figuresOf(FULL, corpus, groups, settings, progress);
  const rows: AblationRow[] = [toRow(FULL, groups, full, null)];
  for (const variant of variants) {
    const figures = await figuresOf(variant, corpus, groups, settings, progress);
    rows.push(toRow(variant, groups, figures, full));
  }
  return rows;
}

/** Figures of each question, by group. */
async function figuresOf(
  variant: Variant,
  corpus: Corpus,
  groups: readonly QueryGroup[],
  settings: Settings,
  progress: Pick<Progress, 'update'>,
): Promise<Figures[][]> {
  const stored = variant.without.filter((part) => STORED_PARTS.includes(part));
  const dataDir = path.join(settings.dataDir, 'ablation', stored.join('-') || 'full');
  const index = await ensureIndex(corpus, dataDir, {
    embeddingModel: settings.embeddingModel,
    without: new Set(variant.without),
  });
  // A question stands in several groups.
  const known = new Map<SearchQuestion, Figures>();
  const search = async (question: SearchQuestion): Promise<Figures> => {
    const { hits } = await index.search(question.text, { k: DEPTH, mode: variant.mode });
    const ranked = hits.map(({ clause }) => clause.clauseId);
    const figures = scoreOf(ranked, question.keyClauses);
    known.set(question, figures);
    return figures;
  };
  try {
    const all: Figures[][] = [];
    for (const { name, questions } of groups) {
      progress.update(`${variant.name}：${name}`, all.length, groups.length);
      const figures: Figures[] = [];
      for (const question of questions) figures.push(known.get(question) ?? (await search(question)));
      all.push(figures);
    }
    return all;
  } finally {
    await index.close();
  }
}

function scoreOf(ranked: readonly string[], key: ReadonlySet<string>): Figures {
  return {
    recallAt5: recallAt(ranked, key, 5),
    recallAt10: recallAt(ranked, key, DEPTH),
    mrr: reciprocalRank(ranked, key),
    ndcg: ndcgAt(ranked, new Map(Array.from(key, (id) => [id, 1])), DEPTH),
  };
}

function toRow(
  { id, name }: Variant,
  groups: readonly QueryGroup[],
  figures: readonly Figures[][],
  full: readonly Figures[][] | null,
): AblationRow {
  const results = groups.map((group, at): VariantResult => {
    const own = figures[at] ?? [];
    const base = full?.[at];
    return {
      group: group.name,
      questions: own.length,
      means: meansOf(own),
      difference:
        base === undefined
          ? null
          : bootstrapInterval(own.map(({ ndcg }, index) => ndcg - (base[index]?.ndcg ?? 0))),
    };
  });
  return { variant: id, name, results };
}

function meansOf(figures: readonly Figures[]): Figures {
  const of = (measure: Measure): number => mean(figures.map((each) => each[measure])) ?? 0;
  return { recallAt5: of('recallAt5'), recallAt10: of('recallAt10'), mrr: of('mrr'), ndcg: of('ndcg') };
}
