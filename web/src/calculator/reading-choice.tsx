import { Radio } from 'antd';
import type { AwardDetail } from '../../../api/contract-calculator.ts';
import { useStrings } from '../i18n/index.ts';
import type { Result } from './calculation-result.tsx';
import { FormerNote } from './former-note.tsx';
import { calculatorStrings } from './strings.ts';

interface ReadingChoiceProps {
  award: AwardDetail;
  /** The readings that were asked for; none is the usual one. */
  readings: readonly string[];
  /** Amounts of the readings that give another one here. */
  results: Result['readings'];
  /** These are the amounts of before the last change. */
  isFormer: boolean;
  onChange: (readings: readonly string[]) => void;
}

/** The ways to read the clause. One is chosen at a time, so that what it changes can be seen. */
export function ReadingChoice(props: ReadingChoiceProps) {
  const { award, readings, results, isFormer, onChange } = props;
  const strings = useStrings(calculatorStrings);
  if (award.readings.length === 0) return null;
  const amountOf = (id: string) => results.find((one) => one.id === id)?.amount.text;
  const usual = readings.length === 0 ? results.find(({ chosen }) => chosen)?.amount.text : undefined;
  return (
    <section className={isFormer ? 'panel is-former' : 'panel'} aria-label={strings.readings}>
      {isFormer && <FormerNote />}
      <h2>{strings.readings}</h2>
      <p className="next-hint">{strings.readingsHint}</p>
      <Radio.Group
        className="reading-list"
        aria-label={strings.readings}
        value={readings[0] ?? ''}
        onChange={({ target }) => onChange(target.value === '' ? [] : [String(target.value)])}
      >
        <Radio value="">
          {strings.byDefault} <Sum text={usual} />
        </Radio>
        {award.readings.map(({ id, text, chosenText }) => (
          <Radio key={id} value={id}>
            <span lang="zh-CN">
              {text} <Sum text={amountOf(id)} />
              <small>
                （{strings.byDefault}：{chosenText}）
              </small>
            </span>
          </Radio>
        ))}
      </Radio.Group>
    </section>
  );
}

function Sum({ text }: { text: string | undefined }) {
  return text === undefined ? null : <strong lang="zh-CN">{text}</strong>;
}
