/** One primary cause for a failed case: the first step of the chain (search, choice, reading, sum) that went wrong. */
import { containsPhrase } from '../phrase.ts';
import { amountCause } from './amount-cause.ts';
import type { FoundCause } from './cause.ts';
import { CHECKS, list, listPlaces, shown, statusName, type CaseFailure } from './failures.ts';
import type { Inspection } from './inspect.ts';
import { nameOfPlace, textOfPlace } from './library.ts';

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

const refusalCause: Step = (seen) => {
  const { answer, mustRefuse } = seen;
  if (answer === null) return null;
  if (mustRefuse === true && answer.status !== 'refused') {
    const said = answer.total === null ? '' : `，给出 ${answer.total.text}`;
    return {
      cause: 'shouldRefuse',
      evidence: `${statusName(answer.status)}，引用 ${listPlaces(seen.cited, seen.library)}${said}`,
    };
  }
  if (mustRefuse === true) return null;
  const removed = guardCause(seen);
  if (removed !== null) return removed;
  if (answer.status !== 'refused' || (seen.uncited.length === 0 && seen.amount !== 'wrong')) return null;
  if (seen.mustRefuse === null && seen.amount === 'right') return null;
  return notRetrieved(seen) ?? { cause: 'falseRefusal', evidence: answer.refusal?.message ?? answer.text };
};

/** The answer itself says that the number guard took something out of it. */
function guardCause({ answer, uncited, missingPhrases, amount }: Inspection): FoundCause | null {
  const notice = answer?.notices.find(({ code }) => code === 'guardRemoved');
  const isAffected = uncited.length > 0 || missingPhrases.length > 0 || amount === 'wrong';
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

const contentCause: Step = (seen) => {
  if (seen.mustRefuse === true) return null;
  if (seen.amount === 'wrong' || seen.amount === 'wrongNumber') return amountCause(seen);
  if (seen.uncited.length > 0) return notRetrieved(seen) ?? notUsed(seen);
  return seen.missingPhrases.length > 0 ? sentenceCause(seen) : null;
};

function notUsed({ record: { ranked }, uncited, cited, library }: Inspection): FoundCause {
  const [lost = ''] = uncited;
  const name = nameOfPlace(lost, library);
  const instead = listPlaces(cited, library);
  if (ranked === null) return { cause: 'notCited', evidence: `${name} 没有引用，引用了 ${instead}` };
  const rank = ranked.indexOf(lost) + 1;
  return { cause: 'retrievedNotUsed', evidence: `${name} 排在第 ${rank} 条，引用了 ${instead}` };
}

function sentenceCause({ missingPhrases, keyClauses, library, answer }: Inspection): FoundCause {
  const clauses = [...keyClauses].map((id) => textOfPlace(id, library) ?? '');
  const stated = missingPhrases.filter((phrase) => clauses.some((text) => containsPhrase(text, phrase)));
  if (stated.length === 0 && clauses.length > 0)
    return { cause: 'labelOutsideLibrary', evidence: `要点条款的原文里没有「${list(missingPhrases)}」` };
  const quotes = answer?.citations.map(({ quote }) => `「${quote}」`) ?? [];
  return { cause: 'wrongSentence', evidence: `缺 ${list(missingPhrases)}；引的是${list(quotes)}` };
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
