import type { PolicyDocument } from '../../corpus/index.ts';
import { quoteFrom, type Statement } from './compose.ts';
import type { Judged, Reading } from './evidence.ts';
import type { Reach } from './intent.ts';
import { termCoverage, withContinuation, type Passage } from './passages.ts';
import type { QueryTerm } from '../../indexer/index.ts';

/** Sentences this close to the best one say something of the same matter. */
const CLOSE = 0.1;
/** A claim may mix two rules of a clause up; both are shown. */
const CLOSE_WHEN_CONFIRMING = 0.3;
/** Sentences of one clause that are quoted at the most, besides what continues them. */
const MOST_SENTENCES = 2;
/** Clauses of no more than this are quoted whole: cutting them hides the condition. */
const SHORT_CLAUSE = 110;
/** 境内上市…400万元；境外上市…300万元。 is one sentence; beyond this length its parts are quoted alone. */
const WHOLE_SENTENCE = 170;
/** Share of the question's term weight that a further sentence must add. */
const WORTH_QUOTING = 0.12;
const MOST_COVERING = 3;
/** In a list, every sentence that holds the subject is quoted. */
const SUBJECT_FOUND = 0.95;

/** The quotations from one clause: the sentences that answer, each with what only makes sense with it. */
export function quoteCandidate(
  candidate: Judged,
  document: PolicyDocument,
  reading: Reading,
  reach: Reach,
  confirms: boolean,
): Statement[] {
  const { clause, passages } = candidate;
  const unit = { document, unitId: clause.clauseId, locator: clause.locator };
  if (clause.text.length <= SHORT_CLAUSE) return [quoteFrom(unit, clause.start, clause.end)];
  const picked = new Set(
    pick(candidate, reading, reach, confirms).flatMap((passage) => [
      ...withContinuation(passages, passages.indexOf(passage)),
      ...wholeSentence(passages, passages.indexOf(passage)),
    ]),
  );
  return runs(passages, picked).map(([first, last]) => quoteFrom(unit, first.start, last.end));
}

function pick(candidate: Judged, reading: Reading, reach: Reach, confirms: boolean): Passage[] {
  const { passages } = candidate;
  const best = passages[candidate.best];
  if (best === undefined) return [];
  const ranked = passages.filter((passage) => !passage.isCaption).toSorted((a, b) => b.score - a.score);
  const [margin, most] = confirms ? [CLOSE_WHEN_CONFIRMING, MOST_SENTENCES + 1] : [CLOSE, MOST_SENTENCES];
  const close = ranked.filter((passage) => passage.score >= best.score - margin).slice(0, most);
  const picked = covering(close.length > 0 ? close : [best], ranked, reading.query.terms);
  if (reach === 'list')
    picked.push(...ranked.filter((passage) => passage.coverage >= SUBJECT_FOUND).slice(0, MOST_SENTENCES));
  if (reading.expected.includes('organ')) picked.push(...passages.filter(namesOrgans));
  // 〔责任单位：…〕 says who; only the caption says for what.
  if (picked.some(namesOrgans)) picked.push(...passages.filter((passage) => passage.isCaption));
  return picked;
}

/** 上学、看病: what the question also names and another sentence holds is quoted with it. */
function covering(picked: Passage[], ranked: Passage[], terms: QueryTerm[]): Passage[] {
  const covered = [...picked];
  for (const passage of ranked) {
    if (covered.length >= MOST_COVERING || covered.includes(passage)) continue;
    const before = termCoverage(terms, covered.map(({ text }) => text).join(''));
    const after = termCoverage(terms, [...covered, passage].map(({ text }) => text).join(''));
    if (after - before >= WORTH_QUOTING) covered.push(passage);
  }
  return covered;
}

function namesOrgans(passage: Passage): boolean {
  return /^[〔（(]责任单位/.test(passage.text);
}

/** The parts of one sentence, divided by ；, where the whole is not long. */
function wholeSentence(passages: Passage[], at: number): Passage[] {
  let first = at;
  let last = at;
  while (first > 0 && continues(passages[first - 1])) first -= 1;
  while (last + 1 < passages.length && continues(passages[last])) last += 1;
  const parts = passages.slice(first, last + 1);
  const length = parts.reduce((sum, part) => sum + part.text.length, 0);
  return length <= WHOLE_SENTENCE ? parts : [];
}

function continues(passage: Passage | undefined): boolean {
  return passage !== undefined && /[；;]$/.test(passage.text);
}

/** Neighbouring sentences are one quotation. */
function runs(passages: Passage[], picked: Set<Passage>): [Passage, Passage][] {
  const found: [Passage, Passage][] = [];
  for (const [at, passage] of passages.entries()) {
    if (!picked.has(passage)) continue;
    const open = found.at(-1);
    if (open !== undefined && open[1] === passages[at - 1]) open[1] = passage;
    else found.push([passage, passage]);
  }
  return found;
}
