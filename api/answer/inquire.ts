import { findQuantities } from '../../corpus/index.ts';
import type { SearchIndex } from '../../indexer/index.ts';
import type { AskRequest } from '../contract.ts';
import { SUBJECT_WEIGHT, type Inquiry } from './finding.ts';
import { resolveFollowUp } from './follow-up.ts';
import type { Question } from './question.ts';
import { looselyNamed, scopeOf, tellingPieces } from './scope.ts';

export interface Inquirer {
  /** Puts a question together with earlier turns and the documents that it names. */
  inquire(question: Question, request: AskRequest): Inquiry;
  /** How many subjects of the library a text names. */
  subjectsIn(text: string): number;
  /** A text without the names of documents. */
  withoutNames(text: string): string;
}

export function createInquirer(index: SearchIndex): Inquirer {
  const { documents } = index.corpus;
  const telling = tellingPieces(documents);
  const names = documents.flatMap((document) => [document.title, ...document.aliases]);
  const namedIn = (text: string): string[] => [
    ...new Set([...index.analyze(text).documentIds, ...looselyNamed(text, documents, telling)]),
  ];
  const subjectsIn = (text: string): number =>
    index.analyze(text).terms.filter((term) => term.known && term.weight >= SUBJECT_WEIGHT).length;
  // One rare word (经费, 前提) may still lean on the turn before it.
  const standsAlone = (text: string): boolean =>
    index.byAddress(text) !== null || namedIn(text).length > 0 || subjectsIn(text) > 1;

  return {
    subjectsIn,
    withoutNames: (text) => names.reduce((left, name) => left.replaceAll(name, ' '), text),
    inquire(question, request) {
      const { focus, context } = resolveFollowUp(question.focus, request.history, standsAlone);
      const searched = [...context, focus].join(' ');
      const named = namedIn(focus);
      const namedIds = named.length > 0 ? named : namedIn(searched);
      return {
        focus,
        context,
        searched,
        confirms: question.confirms,
        quantities: findQuantities(question.raw),
        telling,
        requested: documents.filter(({ documentId }) => request.documentIds?.includes(documentId) ?? true),
        scope: scopeOf(searched, documents, namedIds, request.documentIds),
      };
    },
  };
}
