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

  /** Where several documents have the number, a piece of a title (专精特新 第十三条) tells which is meant. */
  function addressIn(text: string, telling: Map<string, string>): AddressMatch | null {
    const match = index.byAddress(text);
    if (match?.kind !== 'found' || match.clauses.length < 2) return match;
    const rest = inquirer.withoutNames(text.replace(match.asked, ' '));
    // A whole part beside a subject only says where to look: 附则里的贴息比例.
    if (!/[条款项\d]/.test(match.asked) && inquirer.subjectsIn(rest) > 0) return null;
    const hinted = new Set([...telling].filter(([piece]) => rest.includes(piece)).map(([, id]) => id));
    const clauses = match.clauses.filter((clause) => hinted.has(clause.documentId));
    return clauses.length === 0 ? match : { ...match, clauses };
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
    const { focus, searched, scope, telling } = inquiry;
    const direct =
      outside(searched) ??
      fromReferences(focus, documents) ??
      fromAddress(addressIn(searched, telling), documents);
    if (direct !== null) return { finding: direct, rest: '' };
    const { aspects, rest } = await readAspects(inquiry);
    const finding = fromAspects(aspects, focus, scope, documents);
    return finding === null ? { finding, rest: focus } : { finding, rest };
  };
}
