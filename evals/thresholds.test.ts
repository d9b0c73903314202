import { describe, expect, it } from 'vitest';
import { judge, loadThresholds, verdictTable } from './thresholds.ts';

const thresholds = await loadThresholds(new URL('./thresholds.json', import.meta.url));
const perfect = {
  recallAt5: 1,
  recallAt10: 1,
  mrr: 1,
  citationRecall: 1,
  citationPrecision: 1,
  mustContain: 1,
  refused: 1,
  falselyRefused: 0,
  quoteExact: 1,
};

const failing = (measures: Parameters<typeof judge>[0]) =>
  judge(measures, thresholds)
    .filter(({ passed }) => !passed)
    .map(({ name }) => name);

describe('judge', () => {
  it('passes perfect measures', () => {
    expect(failing(perfect)).toEqual([]);
  });

  it('passes a value exactly on its bar', () => {
    expect(failing({ ...perfect, recallAt5: 0.97, falselyRefused: 0.03 })).toEqual([]);
  });

  it('fails what is below a floor or above a ceiling', () => {
    expect(failing({ ...perfect, recallAt5: 0.9699, falselyRefused: 0.031, quoteExact: 0.999 })).toEqual([
      '检索召回@5',
      '误拒',
      '引文准确',
    ]);
  });

  it('fails a measure that has no value', () => {
    expect(failing({ ...perfect, refused: null })).toEqual(['应拒已拒']);
  });
});

describe('verdictTable', () => {
  it('shows each measure with its value and bar', () => {
    const shown = verdictTable(judge({ ...perfect, mrr: 0.5 }, thresholds));
    expect(shown).toMatch(/检索 MRR\s+0\.500\s+≥ 0\.900\s+未达到/u);
    expect(shown).toMatch(/误拒\s+0\.000\s+≤ 0\.030\s+通过/u);
  });
});

describe('loadThresholds', () => {
  it('refuses a file without the bars', async () => {
    await expect(loadThresholds(new URL('../package.json', import.meta.url))).rejects.toThrow('recallAt5');
  });
});
