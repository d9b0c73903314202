import type { Facts, FactValue, UsedFact } from '../../../api/contract.ts';
import { useStrings } from '../i18n/index.ts';
import { FactChip, showFact } from '../facts/fact-chip.tsx';
import { findField, type Fact } from '../facts/fact-values.ts';
import { askStrings } from './strings.ts';

interface FactChipsProps {
  used: readonly UsedFact[];
  /** Filled in by the reader at this turn. */
  own: Facts;
  /** Known from earlier turns. */
  carried: Facts;
  /** Those of `carried` that were told in words. */
  told: readonly UsedFact[];
  vocabulary: readonly Fact[];
  onChange: (factId: string, value: FactValue) => void;
  onForget: (fact: UsedFact) => void;
  onWithdraw: (factId: string) => void;
}

/** The facts an answer rests on, each with where it comes from, to correct or to take back. */
export function FactChips({
  used,
  own,
  carried,
  told,
  vocabulary,
  onChange,
  onForget,
  onWithdraw,
}: FactChipsProps) {
  const strings = useStrings(askStrings);
  const read = used.filter(({ factId }) => !(factId in carried || factId in own));
  const before = Object.entries(carried).filter(([factId]) => !(factId in own));
  const filledIn = ([factId, value]: [string, FactValue], origin: string) => (
    <FactChip
      key={factId}
      fact={{ factId, value, ...wordingOf(factId, value, told, vocabulary) }}
      vocabulary={vocabulary}
      origin={origin}
      onChange={(changed) => onChange(factId, changed)}
      onRemove={() => onWithdraw(factId)}
    />
  );
  if (read.length + before.length + Object.keys(own).length === 0) return null;
  return (
    <section role="group" className="facts" aria-label={strings.facts}>
      <h3>{strings.facts}</h3>
      <ul>
        {read.map((fact) => (
          <FactChip
            key={fact.factId}
            {...{ fact, vocabulary }}
            origin={originOf(fact, strings)}
            onChange={(value) => onChange(fact.factId, value)}
            onRemove={() => onForget(fact)}
          />
        ))}
        {Object.entries(own).map((fact) => filledIn(fact, strings.filledIn))}
      </ul>
      {before.length > 0 && (
        <>
          <h4>{strings.saidBefore}</h4>
          <ul>
            {before.map((fact) => {
              const words = told.find(({ factId }) => factId === fact[0]);
              return filledIn(fact, words === undefined ? strings.filledIn : originOf(words, strings));
            })}
          </ul>
        </>
      )}
    </section>
  );
}

/** How a fact is written that comes as a mere value: as it was understood when it was told, else as the vocabulary has it. */
function wordingOf(factId: string, value: FactValue, told: readonly UsedFact[], vocabulary: readonly Fact[]) {
  const known = told.find((fact) => fact.factId === factId && fact.value === value);
  const label = known?.label ?? findField(vocabulary, factId)?.label ?? factId;
  return { label, text: known?.text ?? showFact(value, vocabulary, factId) };
}

function originOf({ words, note, source }: UsedFact, strings: (typeof askStrings)['zh']): string {
  const parts = [strings.fromWords(words), source === 'model' ? strings.byModel : '', note ?? ''];
  return parts.filter((part) => part !== '').join('；');
}
