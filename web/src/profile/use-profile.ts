import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import type { Facts, FactValue } from '../../../api/contract.ts';
import { noteOrigins } from './fact-origins.ts';
import { decodeFacts, encodeFacts } from './profile-url.ts';

export interface Profile {
  facts: Facts;
  /** ISO date; null is the server's today. */
  asOf: string | null;
  /** Whether the address holds facts that cannot be read. */
  isBroken: boolean;
  /**
   * @param isStep whether the back button is to undo it: an answer given, not a letter typed.
   * @param words what facts were read from, by the fact; all others are filled in.
   */
  setFacts: (facts: Facts, isStep: boolean, words?: ReadonlyMap<string, string>) => void;
  setFact: (factId: string, value: FactValue | undefined, isStep: boolean) => void;
  setAsOf: (asOf: string | null) => void;
}

/** Always the same, so that what is asked for it is asked once. */
const nothing: Facts = {};
const noWords: ReadonlyMap<string, string> = new Map();

/** What is known of the applicant, kept in the address: it outlives reloading and can be sent to somebody. */
export function useProfile(): Profile {
  const [parameters, setParameters] = useSearchParams();
  const encoded = parameters.get('f');
  const decoded = useMemo(() => (encoded === null ? nothing : decodeFacts(encoded)), [encoded]);
  const facts = decoded ?? nothing;
  const set = (name: string, value: string | null, replace: boolean) =>
    setParameters(
      (now) => {
        const next = new URLSearchParams(now);
        if (value === null) next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace },
    );
  const setFacts: Profile['setFacts'] = (next, isStep, words = noWords) => {
    noteOrigins(facts, next, words);
    set('f', Object.keys(next).length === 0 ? null : encodeFacts(next), !isStep);
  };
  return {
    facts,
    asOf: parameters.get('asOf'),
    isBroken: decoded === null,
    setFacts,
    setFact(factId, value, isStep) {
      const { [factId]: _, ...others } = facts;
      setFacts(value === undefined ? others : { ...others, [factId]: value }, isStep);
    },
    setAsOf: (asOf) => set('asOf', asOf, false),
  };
}
