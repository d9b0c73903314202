import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReadProfile } from '../../../api/contract-calculator.ts';
import { FactForm } from '../facts/fact-input.tsx';
import { findField, valuesOf, type Fact } from '../facts/fact-values.ts';
import { readProfile } from '../client.ts';
import { RequestFailure } from '../failure.tsx';
import { useStrings } from '../i18n/index.ts';
import type { Profile } from '../profile/use-profile.ts';
import { matchStrings } from './strings.ts';

interface ProfileSentenceProps {
  profile: Profile;
  vocabulary: readonly Fact[];
}

type Reading =
  | { kind: 'none' }
  | { kind: 'reading' }
  | { kind: 'read'; read: ReadProfile }
  | { kind: 'failed'; error: unknown };

/** The company in sentences; the facts read out of them join those that are known. */
export function ProfileSentence({ profile, vocabulary }: ProfileSentenceProps) {
  const strings = useStrings(matchStrings);
  const [text, setText] = useState('');
  const [reading, setReading] = useState<Reading>({ kind: 'none' });
  const { facts, asOf, setFacts } = profile;
  const submit = async () => {
    if (text.trim() === '' || reading.kind === 'reading') return;
    setReading({ kind: 'reading' });
    try {
      const read = await readProfile({ text, ...(asOf === null ? {} : { asOf }) });
      setReading({ kind: 'read', read });
      const words = new Map(read.facts.map(({ factId, words: said }) => [factId, said]));
      if (words.size > 0) setFacts({ ...facts, ...valuesOf(read.facts) }, true, words);
    } catch (error) {
      setReading({ kind: 'failed', error });
    }
  };
  return (
    <>
      <form
        className="profile-sentence"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Input.TextArea
          aria-label={strings.sentence}
          placeholder={strings.sentenceExample}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={10_000}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            void submit();
          }}
        />
        <Button type="primary" htmlType="submit" loading={reading.kind === 'reading'}>
          {reading.kind === 'reading' ? strings.reading : strings.read}
        </Button>
      </form>
      <Outcome {...{ reading, profile, vocabulary }} onRetry={() => void submit()} />
    </>
  );
}

function Outcome(props: {
  reading: Reading;
  profile: Profile;
  vocabulary: readonly Fact[];
  onRetry: () => void;
}) {
  const { reading, profile, vocabulary, onRetry } = props;
  const strings = useStrings(matchStrings);
  if (reading.kind === 'failed') {
    return <RequestFailure title={strings.readFailed} error={reading.error} onRetry={onRetry} />;
  }
  if (reading.kind !== 'read') return null;
  const { facts, unusable } = reading.read;
  const isNothing = facts.length + unusable.length === 0;
  return (
    <div className="read-outcome" role="status">
      {isNothing && <p>{strings.readNothing}</p>}
      {facts.length > 0 && <p>{strings.readCount(facts.length)}</p>}
      {unusable
        .filter(({ factId }) => !(factId in profile.facts))
        .map(({ factId, words, why }) => (
          <Unusable key={factId + words} {...{ factId, words, why, profile, vocabulary }} />
        ))}
    </div>
  );
}

/** Words that could not be used, with an input to say it properly. */
function Unusable(props: {
  factId: string;
  words: string;
  why: string;
  profile: Profile;
  vocabulary: readonly Fact[];
}) {
  const { factId, words, why, profile, vocabulary } = props;
  const strings = useStrings(matchStrings);
  const field = findField(vocabulary, factId);
  const isWhole = !factId.includes('.');
  return (
    <div className="unusable">
      <span lang="zh-CN">
        {strings.unusable(words)}：{why}
      </span>
      {field !== undefined && isWhole && (
        <FactForm field={field} onUse={(value) => profile.setFact(factId, value, true)} />
      )}
    </div>
  );
}
