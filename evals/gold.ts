/** From the labels of a question set to the ids that the system cites. */
import type { Clause, PolicyDocument } from '../corpus/index.ts';
import { SetError } from './sets.ts';
import type { NumericQuestion, QaQuestion, QuestionSet } from './sets.ts';

/** What a question's labels name in the library. */
export interface GoldIds {
  /** Clauses that must be found and cited. */
  keyClauses: ReadonlySet<string>;
  /** Titles, signatures and headings marked key: right when cited, but no clause that a search can find. */
  keyBlocks: ReadonlySet<string>;
  /** Everything that may be cited: key and related. */
  accepted: ReadonlySet<string>;
  /** The place that each turn of a conversation must cite; empty for a single question. */
  turns: readonly string[];
}

export interface Place {
  id: string;
  isClause: boolean;
}

type NumberedClause = Pick<Clause, 'clauseId' | 'locator' | 'headings' | 'path'>;

/** Takes one problem of the question at hand. */
type Report = (problem: string) => void;

/** Resolves every label of the set, by question id. Throws {@link SetError} listing each label without a place. */
export function resolveGold(
  set: QuestionSet,
  documents: readonly PolicyDocument[],
): ReadonlyMap<string, GoldIds> {
  const problems: string[] = [];
  const reportAt = (line: number) => (problem: string) => {
    problems.push(`${set.file}:${line} ${problem}`);
  };
  const resolved =
    set.form === 'qa'
      ? set.questions.map(
          (question) => [question.id, qaGold(question, documents, reportAt(question.line))] as const,
        )
      : set.questions.map(
          (question) => [question.id, numericGold(question, documents, reportAt(question.line))] as const,
        );
  if (problems.length > 0) throw new SetError(problems);
  return new Map(resolved);
}

function qaGold(question: QaQuestion, documents: readonly PolicyDocument[], report: Report): GoldIds {
  const places = (labels: readonly { doc: string; clause: string }[]): Place[] =>
    labels.flatMap(({ doc, clause }) => placeOf(doc, clause, documents, report) ?? []);
  const key = places(question.gold.filter(({ role }) => role === 'key'));
  const related = places(question.gold.filter(({ role }) => role === 'related'));
  return {
    keyClauses: ids(key.filter(({ isClause }) => isClause)),
    keyBlocks: ids(key.filter(({ isClause }) => !isClause)),
    accepted: ids([...key, ...related]),
    turns: question.kind === 'multi_turn' ? places(question.turn_expect).map(({ id }) => id) : [],
  };
}

function numericGold(
  question: NumericQuestion,
  documents: readonly PolicyDocument[],
  report: Report,
): GoldIds {
  const document = documentOf(question.doc, documents, report);
  const key = new Set(
    question.clauses.flatMap(
      (printed) => (document && clauseByPrintedNumber(document, printed, report)) ?? [],
    ),
  );
  return { keyClauses: key, keyBlocks: new Set(), accepted: key, turns: [] };
}

/** For lookups whose problems are told in other words. */
const unreported: Report = () => {};

/**
 * The place that a label names, by the locator of a clause or block or by a printed number; where there is none, why.
 * `doc` is a source file or a document id.
 */
export function findPlace(
  { doc, clause }: { doc: string; clause: string },
  documents: readonly PolicyDocument[],
): Place | { problem: string } {
  const document = documents.find(({ sourceFile, documentId }) => doc === sourceFile || doc === documentId);
  if (document === undefined) return { problem: `知识库中没有文件「${doc}」` };
  const place = placeOf(document.sourceFile, clause, documents, unreported);
  if (place !== undefined) return place;
  const printed = clauseByPrintedNumber(document, clause, unreported);
  if (printed !== undefined) return { id: printed, isClause: true };
  return { problem: `《${document.title}》里没有「${clause}」，或不止一处` };
}

function ids(places: readonly Place[]): ReadonlySet<string> {
  return new Set(places.map(({ id }) => id));
}

/** The clause or block at a locator. A clause comes first: its block bears the same locator. */
function placeOf(
  sourceFile: string,
  locator: string,
  documents: readonly PolicyDocument[],
  report: Report,
): Place | undefined {
  const document = documentOf(sourceFile, documents, report);
  if (!document) return undefined;
  const clause = document.clauses.find((candidate) => candidate.locator === locator);
  if (clause) return { id: clause.clauseId, isClause: true };
  const block = document.blocks.find((candidate) => candidate.locator === locator);
  if (block) return { id: block.blockId, isClause: false };
  report(`clause: ${sourceFile} 中没有「${locator}」`);
  return undefined;
}

function documentOf(
  sourceFile: string,
  documents: readonly PolicyDocument[],
  report: Report,
): PolicyDocument | undefined {
  const document = documents.find((candidate) => candidate.sourceFile === sourceFile);
  if (!document) report(`doc: 知识库中没有「${sourceFile}」`);
  return document;
}

const SUPPLEMENTARY = '附则';

/**
 * The clause that a printed number names. Texts number their clauses through (1 … 16) and start again under 附则,
 * so a bare number means the body, and `三、附则 4` the supplementary provisions. A part of an address, （二）1,
 * names the clause whose address ends with it.
 */
export function clauseByPrintedNumber(
  document: Pick<PolicyDocument, 'sourceFile'> & { clauses: readonly NumberedClause[] },
  printed: string,
  report: Report,
): string | undefined {
  const exact = document.clauses.find(({ locator }) => locator === printed);
  if (exact) return exact.clauseId;
  const supplementary = printed.includes(SUPPLEMENTARY);
  const wanted = printed.replace(SUPPLEMENTARY, '').replace(/[\s、]/gu, '');
  const named = document.clauses.filter(
    (clause) =>
      clause.headings.some((heading) => heading.includes(SUPPLEMENTARY)) === supplementary &&
      addressEndings(clause).includes(wanted),
  );
  if (named.length === 1) return named[0]?.clauseId;
  report(`clauses: ${document.sourceFile} 的「${printed}」对应 ${named.length} 条条款，应恰为 1 条`);
  return undefined;
}

/** All tails of the address, joined: 1, （二）1, 二（二）1. */
function addressEndings({ path }: NumberedClause): string[] {
  return path.map((_, from) => path.slice(from).join(''));
}
