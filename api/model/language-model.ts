import type { FactVocabulary } from '../../corpus/index.ts';
import type { ModelSettings } from '../config.ts';
import type { ProposedFact } from './accept-fact.ts';
import { createAskJson, type Asked } from './ask-json.ts';
import type { CallFailure } from './call.ts';
import { factsPrompt, readFacts } from './propose-facts.ts';
import { isRewordable, readWording, rewordPrompt, type RewordInput } from './reword.ts';

/** Proposes facts and words, never numbers, clauses or citations: what it says is believed only as far as it is checked. */
export interface LanguageModel {
  /**
   * Facts the model thinks the text states; each with the exact words (span) it rests on. Only what passes
   * `acceptFact` is returned. Empty on any failure.
   */
  proposeFacts(text: string, vocabulary: FactVocabulary, signal?: AbortSignal): Promise<ProposedFact[]>;
  /** The answer text in other words, a line a statement; null where the model failed or its wording breaks a rule. */
  reword(answer: RewordInput, signal?: AbortSignal): Promise<string | null>;
}

/** What became of a call, for logs and metrics; holds no words of user or model, and no key. */
export type ModelReport = { task: 'proposeFacts' | 'reword' } & Outcome;

type Outcome =
  | CallFailure
  /** No JSON, or JSON of another shape. */
  | { outcome: 'unreadable' }
  /** `broken` names the rules by which proposals, or the wording, were thrown away. */
  | { outcome: 'answered'; broken: string[] };

/**
 * Connects nothing: the library is loaded and the endpoint asked when one of its functions is first called.
 * @param report called once for every call to the endpoint
 */
export function createLanguageModel(
  settings: ModelSettings,
  report: (event: ModelReport) => void = () => {},
): LanguageModel {
  const ask = createAskJson(settings);
  return {
    async proposeFacts(text, vocabulary, signal) {
      if (text.trim() === '') return [];
      const asked = await ask(factsPrompt(text, vocabulary), signal);
      const read = asked.outcome === 'answered' ? readFacts(asked.json, text, vocabulary) : null;
      report({ task: 'proposeFacts', ...outcomeOf(asked, read) });
      return read?.facts ?? [];
    },
    async reword(answer, signal) {
      if (!isRewordable(answer)) return null;
      const asked = await ask(rewordPrompt(answer), signal);
      const read = asked.outcome === 'answered' ? readWording(asked.json, answer) : null;
      report({ task: 'reword', ...outcomeOf(asked, read) });
      return read?.text ?? null;
    },
  };
}

function outcomeOf(asked: Asked, read: { broken: string[] } | null): Outcome {
  if (asked.outcome !== 'answered') return asked;
  return read === null ? { outcome: 'unreadable' } : { outcome: 'answered', broken: read.broken };
}
