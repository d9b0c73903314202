import type { FactValue, MissingFact } from '../../../api/contract.ts';
import { useStrings } from '../i18n/index.ts';
import { FactForm } from '../facts/fact-input.tsx';
import type { Fact } from '../facts/fact-values.ts';
import { askStrings } from './strings.ts';
import { fieldOf } from '../facts/vocabulary.ts';

interface MissingFactsProps {
  missing: readonly MissingFact[];
  vocabulary: readonly Fact[];
  onUse: (factId: string, value: FactValue) => void;
}

/** What the answer still has to know, the most decisive first. */
export function MissingFacts({ missing, vocabulary, onUse }: MissingFactsProps) {
  const strings = useStrings(askStrings);
  if (missing.length === 0) return null;
  return (
    <section role="group" className="missing" tabIndex={-1} aria-label={strings.missing}>
      <h3>
        {strings.missing} <small>{strings.missingHint}</small>
      </h3>
      <ol>
        {missing.map((one) => {
          const field = fieldOf(vocabulary, one);
          return (
            // The vocabulary may arrive after the answer: the input then is another one.
            <li key={one.factId + field.kind}>
              <span lang="zh-CN">{one.question}</span>
              <FactForm field={field} onUse={(value) => onUse(one.factId, value)} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}
