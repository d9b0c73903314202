/** One primary cause for a failed case: the first step of the chain (search, choice, reading, sum) that went wrong. */
import type { Answer } from '../../api/contract.ts';
import { containsPhrase } from '../phrase.ts';
import { amountCause, computedPhraseCause, isComputed } from './amount-cause.ts';
import type { FoundCause } from './cause.ts';
import { CHECKS, list, listPlaces, shown, statusName, type CaseFailure, type Check } from './failures.ts';
import type { Inspection } from './inspect.ts';
import { isInLibrary, nameOfPlace } from './library.ts';

/** Deep enough for an answer to have used what was found: the answerer weighs twenty clauses. */
const DEPTH = 20;

/** @param failures of the case; at least one */
export function findCause(seen: Inspection, failures: readonly CaseFailure[]): FoundCause {
  const steps = [errorCause, labelCause, quoteCause, refusalCause, contentCause, lesserCause];
  for (const step of steps) {
    const found = step(seen, failures);
    if (found !== null) return found;
  }
  const [first] = failures;
  return { cause: 'wrongStatus', evidence: `应：${first?.expected ?? ''}；实：${first?.got ?? ''}` };
}

type Step = (seen: Inspection, failures: readonly CaseFailure[]) => FoundCause | null;

const errorCause: Step = ({ errors, answer }) => {
  if (errors.length === 0 && answer !== null) return null;
  return { cause: 'systemError', evidence: errors.join('；') || '没有回答' };
};

/** A label without a place says nothing about the assistant: the library has changed, or the label is wrong. */
const labelCause: Step = ({ places, library }) => {
  const key = places.filter(({ role }) => role === 'key');
  const lost = key.find(({ problem }) => problem !== null);
  if (lost?.problem) return { cause: 'labelOutsideLibrary', evidence: lost.problem };
  const reworded = key.find(({ quote, doc }) => quote !== '' && !isInDocument(quote, doc, library.documents));
  if (reworded === undefined) return null;
  return {
    cause: 'labelOutsideLibrary',
    evidence: `${reworded.doc} 里没有标注的引语「${reworded.quote}」`,
  };
};

type Documents = Inspection['library']['documents'];

/** A label may join several passages with an ellipsis. */
function isInDocument(quote: string, doc: string, documents: Documents): boolean {
  const document = documents.find(({ sourceFile, documentId }) => doc === sourceFile || doc === documentId);
  const passages = quote.split(/…+|\.{3,}/u).filter((passage) => passage.trim() !== '');
  return document !== undefined && passages.every((passage) => containsPhrase(document.text, passage));
}

const quoteCause: Step = (_seen, failures) => {
  const fault = failures.find(({ check }) => check === 'quote' || check === 'marker');
  return fault === undefined
    ? null
    : {
        cause: 'quoteInexact',
        evidence: `${CHECKS[fault.check]}：${fault.got}`,
      };
};

const refusalCause: Step = (seen, failures) => {
  const { answer, mustRefuse, amount } = seen;
  if (answer === null) return null;
  if (mustRefuse === true && answer.status !== 'refused') {
    const said = answer.total === null ? '' : `，给出 ${answer.total.text}`;
    return {
      cause: 'shouldRefuse',
      evidence: `${statusName(answer.status)}，引用 ${listPlaces(seen.cited, seen.library)}${said}`,
    };
  }
  if (mustRefuse === true) return null;
  const removed = guardCause(answer, failures);
  if (removed !== null || answer.status !== 'refused') return removed;
  // A refusal that the labels allow has failed for something else.
  if (mustRefuse === null && amount !== 'wrong') return null;
  return notRetrieved(seen) ?? { cause: 'falseRefusal', evidence: answer.refusal?.message ?? answer.text };
};

const LEFT_OUT: readonly Check[] = ['falselyRefused', 'keyCited', 'mustContain', 'amount'];

/** The answer itself says that the number guard took something out of it. */
function guardCause({ notices }: Answer, failures: readonly CaseFailure[]): FoundCause | null {
  const notice = notices.find(({ code }) => code === 'guardRemoved');
  const isAffected = failures.some(({ check }) => LEFT_OUT.includes(check));
  return notice !== undefined && isAffected ? { cause: 'guardRemoved', evidence: notice.message } : null;
}

function notRetrieved({ record: { ranked }, uncited, library }: Inspection): FoundCause | null {
  if (ranked === null) return null;
  const lost = uncited.find((id) => !ranked.slice(0, DEPTH).includes(id));
  if (lost === undefined) return null;
  const rank = ranked.indexOf(lost);
  const where = rank === -1 ? `前 ${ranked.length} 条里没有` : `排在第 ${rank + 1} 条`;
  return {
    cause: 'notRetrieved',
    evidence: `${nameOfPlace(lost, library)} ${where}，首条是 ${listPlaces(ranked.slice(0, 1), library)}`,
  };
}

/** The search comes before what is calculated with what it found. */
const contentCause: Step = (seen, failures) => {
  const { answer } = seen;
  if (answer === null) return null;
  const failed = (check: Check): boolean => failures.some((failure) => failure.check === check);
  const lost = failed('keyCited') ? notRetrieved(seen) : null;
  if (lost !== null) return lost;
  if (failed('amount') || failed('wrongNumber')) return amountCause(seen, answer);
  if (failed('keyCited')) return notUsed(seen);
  return failed('mustContain') ? phraseCause(seen, answer) : null;
};

function notUsed({ record: { ranked }, uncited, cited, library }: Inspection): FoundCause {
  const [lost = ''] = uncited;
  const name = nameOfPlace(lost, library);
  const instead = listPlaces(cited, library);
  if (ranked === null) return { cause: 'notCited', evidence: `${name} 没有引用，引用了 ${instead}` };
  const rank = ranked.indexOf(lost) + 1;
  return { cause: 'retrievedNotUsed', evidence: `${name} 排在第 ${rank} 条，引用了 ${instead}` };
}

/** Why phrases are missing although the key clauses are cited. */
function phraseCause(seen: Inspection, answer: Answer): FoundCause {
  const { missingPhrases: missing, keyClauses, library } = seen;
  const computed = missing.filter((phrase) => isComputed(phrase, seen, answer));
  const unfounded = missing.filter((phrase) => !computed.includes(phrase) && !isInLibrary(phrase, library));
  // Without a key clause nothing says that the words are those of a text.
  if (keyClauses.size > 0 && unfounded.length > 0)
    return { cause: 'labelOutsideLibrary', evidence: `现有文件里没有「${list(unfounded)}」` };
  if (computed.length > 0) return computedPhraseCause(seen, answer, computed);
  const quotes = answer.citations.map(({ quote }) => `「${quote}」`);
  return { cause: 'wrongSentence', evidence: `缺 ${list(missing)}；引的是${list(quotes)}` };
}

const lesserCause: Step = ({ facts, asked, forbidden, wrongTurns, answer }) => {
  const [missing] = facts?.missing ?? [];
  if (missing) return { cause: 'factNotExtracted', evidence: `${missing.factId}＝${shown(missing.value)}` };
  const [wrong] = facts?.wrong ?? [];
  if (wrong)
    return {
      cause: 'wrongFact',
      evidence: `${wrong.factId} 应为 ${shown(wrong.expected)}，读成 ${shown(wrong.got)}`,
    };
  if (asked === false) {
    const labels = answer?.missingFacts.map(({ label }) => label) ?? [];
    return { cause: 'notAsked', evidence: `问的是 ${list(labels)}` };
  }
  if (forbidden.length > 0) return { cause: 'forbiddenSaid', evidence: `说了 ${list(forbidden)}` };
  const [turn] = wrongTurns;
  return turn === undefined ? null : { cause: 'turnWrong', evidence: `第 ${turn + 1} 轮` };
};
