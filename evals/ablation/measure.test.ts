import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCorpus, type Corpus } from '../../corpus/index.ts';
import { keepKind, loadSet } from '../sets.ts';
import { measureAblation } from './measure.ts';
import { queryGroups, withTypo } from './query-sets.ts';
import { ablationTables } from './report.ts';
import { FULL, VARIANTS, type Variant } from './variants.ts';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
let corpus: Corpus;
let dataDir = '';
beforeAll(async () => {
  corpus = await loadCorpus(path.join(projectRoot, 'corpus'));
  dataDir = await mkdtemp(path.join(tmpdir(), 'ablation-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

async function officers() {
  const set = await loadSet(path.join(projectRoot, 'evals/sets/qa.dev.jsonl'));
  return queryGroups([keepKind(set, 'officer_search')], corpus.documents);
}

const variant = (id: string): Variant => {
  const found = VARIANTS.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no variant ${id}`);
  return found;
};

describe('groups of questions', () => {
  it('are the sets, those of officers, and a sample mistyped and in traditional characters', async () => {
    const { all, groups } = await officers();
    expect(groups.map(({ name }) => name)).toEqual(['qa.dev', 'officer', 'typos', 'traditional']);
    expect(groups[1]?.questions).toEqual(all.questions);
    const [, , typos, traditional] = groups;
    expect(typos?.questions.length).toBe(Math.ceil(all.questions.length / 3));
    expect(traditional?.questions.some(({ text }) => /[業獎補貼標專]/u.test(text))).toBe(true);
  });

  it.each(['专精特新企业奖励多少？', '补贴', '新'])('mistype one character by its sound: %s', (text) => {
    for (let seed = 0; seed < 5; seed += 1) {
      const typed = withTypo(text, seed);
      const changed = Array.from(text).filter((character, at) => character !== typed.charAt(at));
      expect(typed).toHaveLength(text.length);
      expect(changed).toHaveLength(1);
    }
    expect(withTypo('ISO 9001', 3)).toBe('ISO 9001');
  });
});

describe('an ablation', () => {
  it('compares each variant with the full pipeline, question by question', async () => {
    const { groups } = await officers();
    const chosen = [variant('keyword'), variant('without-traditional'), variant('without-headings')];
    const rows = await measureAblation(
      corpus,
      groups,
      { corpusDir: '', dataDir },
      { update: () => {} },
      chosen,
    );
    expect(rows.map(({ variant: id }) => id)).toEqual([FULL.id, ...chosen.map(({ id }) => id)]);
    const [full, keyword, untranslated] = rows;
    expect(full?.results.every(({ difference }) => difference === null)).toBe(true);
    expect(full?.results[0]?.means.recallAt10).toBeGreaterThan(0.9);
    expect(keyword?.results[0]?.difference?.mean).not.toBe(0);
    // A few of the plain questions are in traditional characters too; of that group all are.
    const [plain, , , traditional] = untranslated?.results ?? [];
    expect(traditional?.difference?.high).toBeLessThan(plain?.difference?.mean ?? -1);
    for (const { results } of rows) {
      results.forEach(({ means, difference }, at) => {
        const base = full?.results[at]?.means.ndcg ?? 0;
        expect(difference?.mean ?? 0).toBeCloseTo(means.ndcg - base, 9);
      });
    }
    const tables = ablationTables(rows);
    expect(tables).toContain('去掉繁简转换');
    const intervals = rows.flatMap(({ results }) => results).filter(({ difference }) => difference !== null);
    expect(tables).toContain(`未按比较次数校正：${intervals.length} 个区间`);
  }, 240_000);

  it('has a variant without each part', () => {
    const parts = VARIANTS.flatMap(({ without }) => without);
    expect(new Set(parts).size).toBe(VARIANTS.length - 2);
  });
});
