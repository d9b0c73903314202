import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskDocumentNames } from './mask.ts';

const documents = [{ title: '关于“专精特新”企业的若干意见', aliases: ['专精特新意见', '国际化意见'] }];
const mask = (text: string): string => maskDocumentNames(text, documents);

describe('the name of a document', () => {
  it.each(['按专精特新这份意见奖多少', '专精特新意见第9条', '国际化那份文件怎么说'])(
    'is blanked in %s',
    (text) => {
      expect(mask(text)).not.toMatch(/专精特新|国际化/u);
      expect(mask(text)).toHaveLength(text.length);
    },
  );

  it.each(['我们是专精特新企业', '专精特新', ''])('is not seen in what the asker is: %j', (text) => {
    expect(mask(text)).toBe(text);
  });

  it('is none where there are no documents', () => {
    expect(maskDocumentNames('专精特新意见', [])).toBe('专精特新意见');
  });
});

it('keeps every other character in its place', () => {
  const piece = fc.constantFrom('专精特新', '意见', '这份', '企业', '500万', '，');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('');
      const masked = mask(text);
      expect(masked).toHaveLength(text.length);
      for (const [at, character] of [...masked].entries())
        expect(character === '　' || character === text[at]).toBe(true);
    }),
  );
});
