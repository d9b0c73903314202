import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serveText, toSourceOffset } from './served-text.ts';

describe('serveText', () => {
  it('takes out the byte order mark, the CR of CRLF and bookmarks, and nothing else', () => {
    expect(serveText('\uFEFF[bookmark: _GoBack]一、甲\r\n　乙 [2019]25号\n').text).toBe(
      '一、甲\n　乙 [2019]25号\n',
    );
  });

  it('keeps a bracket that is not a bookmark, or is not closed on its line', () => {
    const text = '[bookmark: a\n]甲[书签: b]';
    expect(serveText(text)).toEqual({ text, removed: [] });
  });

  it('traces every served character back to the source', () => {
    const part = fc.constantFrom('甲', '\r\n', '\n', '[bookmark: _Toc1]', '\uFEFF', ' ');
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const source = parts.join('');
        const served = serveText(source);
        for (let i = 0; i < served.text.length; i += 1) {
          expect(source.charAt(toSourceOffset(served, i))).toBe(served.text.charAt(i));
        }
      }),
    );
  });
});
