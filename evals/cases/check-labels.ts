/** Labels against the library: every place, quotation and fact that a set names must be there. */
import type { CaseSet, EvalCase } from '../case.ts';
import { clauseByPrintedNumber } from '../gold.ts';
import type { SetProblem } from '../sets.ts';
import { fieldIn, type LabelledCases } from './read-cases.ts';

interface Place {
  locator: string;
  /** Offsets into the document's text. */
  start: number;
  end: number;
}

/** What labels may name, of a library in this process or behind a server. */
export interface LabelledLibrary {
  documents: readonly {
    documentId: string;
    sourceFile: string;
    title: string;
    aliases: readonly string[];
    text: string;
    clauses: readonly (Place & { clauseId: string; headings: string[]; path: string[] })[];
    blocks: readonly Place[];
  }[];
  /** Ids of facts and of the fields of lists (`loans.principal`); null where the library has no vocabulary. */
  factIds: ReadonlySet<string> | null;
  /** What is wrong with facts given as a request gives them; nothing where the ids are all that is known. */
  checkFacts: (facts: Readonly<Record<string, unknown>>) => readonly { factId: string; message: string }[];
}
type LabelledDocument = LabelledLibrary['documents'][number];

export type CheckedSet = { kind: 'ok'; set: CaseSet } | { kind: 'bad'; problems: readonly SetProblem[] };

type Report = (field: string, message: string) => void;

/** The set with every place named by source file and locator, or every problem of the file, by line. */
export function checkLabels(labelled: LabelledCases, file: string, library: LabelledLibrary): CheckedSet {
  const problems: SetProblem[] = [...labelled.problems];
  const cases = labelled.cases.map((one) => {
    const report: Report = (field, message) => {
      problems.push({ line: one.line, field: fieldIn(labelled.headings, field), message });
    };
    if (labelled.form === 'case') checkFactLabels(one, library, report);
    return locate(one, library, labelled.form, report);
  });
  if (problems.length > 0) return { kind: 'bad', problems: problems.toSorted(byLine) };
  return { kind: 'ok', set: { file, cases } };
}

function byLine(left: SetProblem, right: SetProblem): number {
  return (left.line ?? 0) - (right.line ?? 0);
}

function locate(
  one: EvalCase,
  library: LabelledLibrary,
  form: LabelledCases['form'],
  report: Report,
): EvalCase {
  const places = one.gold.map((label, at) =>
    placeOf(label, library, (message) => report(`gold.${at}`, message)),
  );
  one.gold.forEach(({ quote }, at) => {
    const place = places[at] ?? null;
    // The one quotation of a numeric row stands in any of its clauses.
    const quoted = form === 'numeric' ? places : [place];
    if (place !== null && !quoted.some((from) => from !== null && holds(from, quote))) {
      report(form === 'numeric' ? 'quote' : `gold.${at}`, `该条款中没有这句原文：“${quote}”`);
    }
  });
  const gold = one.gold.map((label, at) => ({ ...label, ...places[at]?.label }));
  const expectedTurns = one.expectedTurns.map(({ place, mustContain }, at) => {
    const found = place && placeOf(place, library, (message) => report(`expected_turns.${at}`, message));
    return { place: found?.label ?? place, mustContain };
  });
  return { ...one, gold, expectedTurns };
}

interface LocatedPlace {
  label: { doc: string; clause: string };
  words: string;
}

function placeOf(
  { doc, clause }: { doc: string; clause: string },
  { documents }: LabelledLibrary,
  report: (message: string) => void,
): LocatedPlace | null {
  const document = documentOf(doc, documents);
  if (document === undefined) {
    const known = documents.map(({ sourceFile, title }) => `${sourceFile}（${title}）`);
    report(`知识库中没有文件“${doc}”。可用的文件：${known.join('、')}`);
    return null;
  }
  const place =
    document.clauses.find(({ locator }) => locator === clause) ??
    document.blocks.find(({ locator }) => locator === clause) ??
    byPrintedNumber(document, clause, report);
  if (place === undefined) return null;
  return {
    label: { doc: document.sourceFile, clause: place.locator },
    words: document.text.slice(place.start, place.end),
  };
}

/** By source file, id, title or alias. */
function documentOf(name: string, documents: readonly LabelledDocument[]): LabelledDocument | undefined {
  const wanted = bare(name);
  const exact = documents.find(({ sourceFile, documentId }) => [sourceFile, documentId].includes(name));
  return exact ?? documents.find(({ title, aliases }) => [title, ...aliases].map(bare).includes(wanted));
}

/** Titles are written with and without book marks, spaces and either sort of quotation marks. */
function bare(title: string): string {
  return title.replace(/[《》“”"\s]/gu, '');
}

function byPrintedNumber(document: LabelledDocument, printed: string, report: (message: string) => void) {
  let problem = '';
  const clauseId = clauseByPrintedNumber(document, printed, (message) => {
    problem = message;
  });
  if (clauseId === undefined) report(`${problem}。写条款的完整编号，如“${exampleOf(document)}”`);
  return document.clauses.find((clause) => clause.clauseId === clauseId);
}

function exampleOf(document: LabelledDocument): string {
  return document.clauses
    .slice(0, 3)
    .map(({ locator }) => locator)
    .join('”“');
}

function holds({ words }: LocatedPlace, quote: string): boolean {
  return withoutSpace(words).includes(withoutSpace(quote));
}

function withoutSpace(text: string): string {
  return text.replace(/\s/gu, '');
}

function checkFactLabels(one: EvalCase, { factIds, checkFacts }: LabelledLibrary, report: Report): void {
  const checkId = (field: string) => (factId: string) => {
    if (factIds !== null && !factIds.has(factId))
      report(field, `没有事项“${factId}”，可用的事项见 GET /api/facts`);
  };
  one.missing.forEach(checkId('missing'));
  for (const { factId, message } of checkFacts(one.facts)) report('facts', `${factId}：${message}`);
  const expected = one.expectedFacts ?? [];
  const ids = expected.map(({ factId }) => factId);
  ids.filter((id, at) => ids.indexOf(id) !== at).forEach((id) => report('expected_facts', `${id} 写了两次`));
  const asGiven = Object.fromEntries(expected.map(({ factId, value }) => [factId, value]));
  for (const { factId, message } of checkFacts(asGiven)) report('expected_facts', `${factId}：${message}`);
}
