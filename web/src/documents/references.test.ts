import { describe, expect, test } from 'vitest';
import type { ClauseView, DocumentMetadataView } from '../../../api/contract.ts';
import { referencesOf } from './references.ts';

const metadata = (documentId: string, title: string, aliases: string[] = []): DocumentMetadataView => ({
  documentId,
  title,
  aliases,
  issuer: null,
  documentNumber: null,
  jurisdiction: '',
  kind: '办法',
  status: 'inForce',
  issuedDate: null,
  effectiveDate: null,
  expiryDate: null,
  validityText: null,
  repeals: [],
  competentAuthority: [],
  sourceFile: '',
  sha256: '',
});
const library = [
  metadata('own', '本办法'),
  metadata('other', '关于支持“专精特新”企业的意见', ['专精特新意见']),
];

function clause(number: string, start: number): ClauseView {
  const place = { start, end: start + 5, locator: number, path: [number], clauseId: `own.${number}` };
  const document = { documentId: 'own', documentTitle: '本办法', sourceFile: '' };
  return { ...place, ...document, heading: '', headings: [], text: '', quantities: [] };
}

function links(text: string, clauses: ClauseView[] = []) {
  return referencesOf({ documentId: 'own', text, clauses }, library).map(({ start, end, href }) => [
    text.slice(start, end),
    href,
  ]);
}

describe('references of a text', () => {
  test('to a text of the library are links, however its title is quoted', () => {
    expect(links('按照《关于支持"专精特新"企业的意见》和《专精特新意见》办理')).toEqual([
      ['《关于支持"专精特新"企业的意见》', '/documents/other'],
      ['《专精特新意见》', '/documents/other'],
    ]);
  });

  test('to itself or to what the library does not hold stay text', () => {
    expect(links('《本办法》《民法典》')).toEqual([]);
  });

  test('to a clause of the same text are links, in both spellings of the number', () => {
    const clauses = [
      clause('第九条', 90),
      clause('12', 120),
      clause('第二十一条', 210),
      clause('第一百零三条', 300),
    ];
    expect(links('依照第9条、第十二条和第21条', clauses)).toEqual([
      ['第9条', '/documents/own?clause=own.%E7%AC%AC%E4%B9%9D%E6%9D%A1'],
      ['第十二条', '/documents/own?clause=own.12'],
      ['第21条', '/documents/own?clause=own.%E7%AC%AC%E4%BA%8C%E5%8D%81%E4%B8%80%E6%9D%A1'],
    ]);
  });

  test('to another law, to a number that two clauses bear, or at the head of the clause itself stay text', () => {
    expect(links('《民法典》第九条', [clause('9', 90)])).toEqual([]);
    expect(links('依照第九条', [clause('9', 90), clause('9', 200)])).toEqual([]);
    expect(links('第九条 给予奖励', [clause('第九条', 0)])).toEqual([]);
    expect(links('依照第八条', [clause('9', 90)])).toEqual([]);
  });
});
