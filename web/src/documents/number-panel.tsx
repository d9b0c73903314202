import { Button, Drawer } from 'antd';
import { useCallback } from 'react';
import { Link } from 'wouter';
import type { AwardDetail } from '../../../api/contract-calculator.ts';
import { readAward } from '../client.ts';
import { RequestFailure } from '../failure.tsx';
import { useStrings } from '../i18n/index.ts';
import { useRequest } from '../source/use-request.ts';
import { documentStrings } from './strings.ts';
import type { PrintedNumber } from './text-parts.ts';

interface NumberPanelProps {
  number: PrintedNumber;
  isWide: boolean;
  onClose: () => void;
}

/** What a printed number is: beside the text where there is room, over it where there is none. */
export function NumberPanel({ number, isWide, onClose }: NumberPanelProps) {
  const strings = useStrings(documentStrings);
  if (!isWide) {
    return (
      <Drawer open onClose={onClose} title={strings.numberTitle(number.text)} placement="bottom" size="70%">
        <NumberMeaning key={number.start} number={number} />
      </Drawer>
    );
  }
  return (
    <section className="panel" aria-label={strings.numberTitle(number.text)}>
      <div className="panel-bar">
        <h2>{strings.numberTitle(number.text)}</h2>
        <Button size="small" onClick={onClose}>
          {strings.close}
        </Button>
      </div>
      <NumberMeaning key={number.start} number={number} />
    </section>
  );
}

function NumberMeaning({ number }: { number: PrintedNumber }) {
  const strings = useStrings(documentStrings);
  return (
    <>
      <p className="number-role">{strings.roles[number.role]}</p>
      {number.note !== '' && <p lang="zh-CN">{number.note}</p>}
      {number.awards.map(({ awardId, title }) => (
        <section key={awardId} className="number-award-rule">
          <h3 lang="zh-CN">{title}</h3>
          <RuleOf awardId={awardId} words={number.text} />
          <Link href={`/calculator/${encodeURIComponent(awardId)}`}>{strings.calculate}</Link>
        </section>
      ))}
    </>
  );
}

/** The rule in sentences; those that state the number are set off. */
function RuleOf({ awardId, words }: { awardId: string; words: string }) {
  const strings = useStrings(documentStrings);
  const load = useCallback((signal: AbortSignal) => readAward(awardId, { signal }), [awardId]);
  const [requested, retry] = useRequest(load);
  switch (requested.kind) {
    case 'loading':
      return <p role="status">{strings.loading}</p>;
    case 'failed':
      return <RequestFailure title={strings.ruleFailed} error={requested.error} onRetry={retry} />;
    case 'open':
      return <RuleSentences award={requested.value} words={words} />;
  }
}

function RuleSentences({ award: { rule, notes }, words }: { award: AwardDetail; words: string }) {
  return (
    <ul className="rule" lang="zh-CN">
      {[...rule, ...notes].map((sentence) => {
        const [before, ...after] = splitAtNumber(sentence, words);
        return (
          <li key={sentence}>
            {before}
            {after.map((rest, at) => (
              <span key={at}>
                <mark>{words}</mark>
                {rest}
              </span>
            ))}
          </li>
        );
      })}
    </ul>
  );
}

/** 50万元 does not stand in 150万元. */
function splitAtNumber(sentence: string, words: string): string[] {
  const pieces = sentence.split(words);
  return pieces.reduce<string[]>((joined, piece) => {
    const last = joined.at(-1);
    if (last === undefined || !/[\d.一二三四五六七八九十百千万亿]$/u.test(last)) return [...joined, piece];
    return [...joined.slice(0, -1), `${last}${words}${piece}`];
  }, []);
}
