import type { AddressMatch, SearchIndex } from '../../indexer/index.ts';
import { createAspectMeaning } from './aspect-meaning.ts';
import { aspectsById, aspectsOf, type AspectReading } from './aspects.ts';
import { fromAddress, fromAspects, fromReferences } from './document-answers.ts';
import type { Finding, Inquiry } from './finding.ts';
import type { Inquirer } from './inquire.ts';
import { createGazetteer, type Gazetteer } from './places.ts';
import { asksHigherLevel, mentionsDocuments, withoutLooseNames } from './scope.ts';

/** What is settled without looking for likely clauses, and what is left to look for. */
export interface Settled {
  finding: Finding | null;
  /** The part of the question that is still open; empty where `finding` says it all. */
  rest: string;
}

/** Longer texts that hold an address ask of something else too. */
const SHORT_ADDRESS = 24;

/** Questions about other places, unheld documents, addresses, status and dates of whole documents. */
export type Settle = (inquiry: Inquiry) => Promise<Settled>;

export function createSettle(index: SearchIndex, inquirer: Inquirer): Settle {
  const { documents } = index.corpus;
  // Thousands of places are read at the first question, not at the start of the server.
  let gazetteer: Gazetteer | undefined;
  const covered = [...new Set(documents.map((document) => document.jurisdiction))];
  const meaning = createAspectMeaning(index);

  function outside(searched: string): Finding | null {
    const words = index.analyze(searched).terms.map((term) => term.text);
    gazetteer ??= createGazetteer(documents.map((d) => `${d.jurisdiction}${d.title}${d.text}`).join('\n'));
    const [place] = gazetteer.foreignPlaces(searched, words);
    if (place !== undefined)
      return { kind: 'refusal', reason: { kind: 'foreignPlace', places: [place], covered } };
    if (asksHigherLevel(searched)) return { kind: 'refusal', reason: { kind: 'higherLevel', covered } };
    return null;
  }

  /**
   * The address in a text. Where several documents have the number, a piece of a title (专精特新 第十三条) or
   * the document spoken of before tells which is meant; only documents that may answer are looked at.
   */
  function addressIn(text: string, { scope, telling }: Inquiry): AddressMatch | null {
    const hinted = new Set([...telling].filter(([piece]) => text.includes(piece)).map(([, id]) => id));
    const plain = index.byAddress(text);
    const [only, ...others] = new Set(plain?.documentIds);
    const isPlain = only !== undefined && others.length === 0 && (hinted.size === 0 || hinted.has(only));
    const match = isPlain ? plain : (byShortName(text, hinted) ?? plain);
    if (match === null) return null;
    const mayAnswer = match.documentIds.filter((id) => scope.documents.some((d) => d.documentId === id));
    if (match.kind === 'missing') return { ...match, documentIds: mayAnswer };
    const clauses = match.clauses.filter((clause) => mayAnswer.includes(clause.documentId));
    if (clauses.length === 0) return { kind: 'missing', documentIds: [], asked: match.asked, last: null };
    const rest = inquirer.withoutNames(text.replace(match.asked, ' '));
    // A whole part beside a subject only says where to look: 附则里的贴息比例.
    if (clauses.length > 1 && !/[条款项\d]/.test(match.asked) && inquirer.subjectsIn(rest) > 0) return null;
    const named = scope.named.map((document) => document.documentId);
    const meant = clauses.filter(({ documentId }) => hinted.has(documentId) || named.includes(documentId));
    return { ...match, clauses: meant.length === 0 ? clauses : meant };
  }

  /** 专精特新第十三条, 新质生产力第三章: a name without 意见 is understood beside an address. */
  function byShortName(text: string, hinted: Set<string>): AddressMatch | null {
    const [id] = hinted;
    const address = /(附则)?第\s*[一二三四五六七八九十百\d]{1,4}\s*[条章款项].{0,12}$/.exec(text)?.[0];
    if (id === undefined || hinted.size > 1 || address === undefined || text.length > SHORT_ADDRESS)
      return null;
    const alias = documents.find((document) => document.documentId === id)?.aliases[0];
    if (alias === undefined) return null;
    const missing: AddressMatch = { kind: 'missing', documentIds: [id], asked: address, last: null };
    return index.byAddress(`${alias}${address}`) ?? missing;
  }

  /** By fixed words first; a question about documents in other words is understood by its meaning. */
  async function readAspects({ focus, scope, telling }: Inquiry): Promise<AspectReading> {
    const reading = aspectsOf(focus, documents);
    const aboutDocuments = scope.named.length > 0 || mentionsDocuments(focus);
    if (reading.aspects.length > 0 || !aboutDocuments) return reading;
    const text = withoutLooseNames(inquirer.withoutNames(focus), telling).trim();
    if (text === '' || inquirer.subjectsIn(text) > 1) return reading;
    return { aspects: aspectsById(await meaning.idsOf(text)), rest: '' };
  }

  return async (inquiry) => {
    const { focus, searched, scope } = inquiry;
    const direct =
      outside(searched) ??
      fromReferences(focus, scope.documents) ??
      fromAddress(addressIn(focus, inquiry), documents);
    if (direct !== null) return { finding: direct, rest: '' };
    const { aspects, rest } = await readAspects(inquiry);
    const finding = fromAspects(aspects, inquiry, documents);
    if (finding !== null) return { finding, rest };
    // 「它讲什么？」 after an address means the clause addressed before.
    const continues = focus !== searched && inquirer.subjectsIn(focus) === 0;
    return { finding: continues ? fromAddress(addressIn(searched, inquiry), documents) : null, rest: focus };
  };
}
