/** Passages of a public set as a library of the product: one document a title, one clause a passage. */
import { createHash } from 'node:crypto';
import { findQuantities, type Clause, type Corpus, type PolicyDocument } from '../../corpus/index.ts';
import type { BeirPassage } from './beir.ts';

/** A title taken apart. */
export interface TitleParts {
  document: string;
  /** Titles of chapters and sections, without their numbers. */
  headings: string[];
  /** 第五十四条; null where the title names no article. */
  article: string | null;
}

const ARTICLE = /^第[〇零一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?$/u;
const DIVISION_NUMBER = /^第[〇零一二三四五六七八九十百千\d]+(?:编|分编|部分|章|节)$/u;

/** The library of a set. Its lexicon is empty: that of the product speaks of other matters. */
export function corpusOf(passages: readonly BeirPassage[]): Corpus {
  const byDocument = new Map<string, { passage: BeirPassage; title: TitleParts }[]>();
  for (const passage of passages) {
    const title = titleParts(passage.title);
    // Without a title nothing says that two passages belong together.
    const key = title.document === '' ? `\n${passage.id}` : title.document;
    const members = byDocument.get(key);
    if (members === undefined) byDocument.set(key, [{ passage, title }]);
    else members.push({ passage, title });
  }
  const hash = createHash('sha256');
  for (const { id, title, text } of passages) hash.update(JSON.stringify([id, title, text]));
  return {
    documents: [...byDocument.values()].map((members, index) => documentOf(members, `d${index}`)),
    lexicon: { words: [], synonyms: [], expansions: [] },
    version: hash.digest('hex').slice(0, 16),
  };
}

/**
 * Titles of law articles name the law first and the article last: 民法典 第四节 个体工商户 第五十四条. Any other
 * title is that of its document.
 */
export function titleParts(title: string): TitleParts {
  const [first = '', ...rest] = title.trim().split(/\s+/u);
  const article = rest.at(-1) ?? '';
  if (!ARTICLE.test(article)) return { document: title.trim(), headings: [], article: null };
  const between = rest.slice(0, -1).filter((part) => !DIVISION_NUMBER.test(part));
  return { document: first, headings: between.length > 0 ? [between.join('')] : [], article };
}

function documentOf(
  members: readonly { passage: BeirPassage; title: TitleParts }[],
  documentId: string,
): PolicyDocument {
  const title = members[0]?.title.document ?? '';
  const clauses: Clause[] = [];
  let end = -1;
  for (const { passage, title: parts } of members) {
    const start = end + 1;
    end = start + passage.text.length;
    clauses.push({
      clauseId: passage.id,
      documentId,
      documentTitle: title,
      sourceFile: `${documentId}.txt`,
      locator: parts.article ?? passage.id,
      path: parts.article === null ? [] : [parts.article],
      heading: '',
      headings: parts.headings,
      text: passage.text,
      start,
      end,
      quantities: findQuantities(passage.text, start),
    });
  }
  return {
    ...UNKNOWN,
    documentId,
    title,
    aliases: shortTitles(title),
    sourceFile: `${documentId}.txt`,
    text: members.map(({ passage }) => passage.text).join('\n'),
    clauses,
  };
}

/** 中华人民共和国民法典 is called 民法典. */
function shortTitles(title: string): string[] {
  const short = /^中华人民共和国(.{2,})$/u.exec(title)?.[1];
  return short === undefined ? [] : [short];
}

const UNKNOWN = {
  issuer: null,
  documentNumber: null,
  jurisdiction: '',
  kind: '',
  status: 'unknown',
  issuedDate: null,
  effectiveDate: null,
  expiryDate: null,
  validityText: null,
  repeals: [],
  competentAuthority: [],
  sha256: '',
  blocks: [],
  outline: [],
} satisfies Partial<PolicyDocument>;
