import { describe, expect, it } from 'vitest';
import { createForms } from './forms.ts';

const forms = createForms({
  words: [],
  synonyms: [
    ['首台套', '首台（套）'],
    ['出口信用保险', '信保'],
  ],
  expansions: [
    { said: ['打官司', '信保'], means: ['贸易救济', '出口信用保险'] },
    { said: ['打官司'], means: ['争端'] },
  ],
});

describe('forms of a word', () => {
  it('begins with the word itself and weighs a synonym more than a guess', () => {
    expect(forms.of('打官司')).toEqual([
      { text: '打官司', weight: 1 },
      { text: '贸易救济', weight: 0.55 },
      { text: '出口信用保险', weight: 0.55 },
      { text: '争端', weight: 0.55 },
    ]);
  });

  it('keeps the greater weight where a pair is given twice', () => {
    expect(forms.of('信保')).toEqual([
      { text: '信保', weight: 1 },
      { text: '出口信用保险', weight: 0.9 },
      { text: '贸易救济', weight: 0.55 },
    ]);
  });

  it('works one way for expansions and both ways for synonyms', () => {
    expect(forms.of('贸易救济').map(({ text }) => text)).toEqual(['贸易救济']);
    expect(forms.of('出口信用保险').map(({ text }) => text)).toEqual(['出口信用保险', '信保']);
  });

  it('knows words that are written with brackets by their squeezed form', () => {
    expect(forms.of('首台套')).toEqual([{ text: '首台套', weight: 1 }]);
  });

  it('gives an unknown word alone', () => {
    expect(forms.of('食堂')).toEqual([{ text: '食堂', weight: 1 }]);
  });
});
