import { Input } from 'antd';
import { useState } from 'react';
import type { Fact } from '../facts/fact-values.ts';
import { useStrings } from '../i18n/index.ts';
import { FactRow } from '../profile/fact-row.tsx';
import type { Profile } from '../profile/use-profile.ts';
import { matchStrings } from './strings.ts';

interface ProfileFormProps {
  profile: Profile;
  vocabulary: readonly Fact[];
  issues: ReadonlyMap<string, string>;
}

/** Every fact of the vocabulary, by topic, to be found by any of its names. */
export function ProfileForm(props: ProfileFormProps) {
  const strings = useStrings(matchStrings);
  const [wanted, setWanted] = useState('');
  const found = props.vocabulary.filter((fact) => isAskable(fact) && names(fact, wanted.trim()));
  if (props.vocabulary.length === 0) return <p role="status">{strings.vocabularyFailed}</p>;
  const topics = [...new Set(found.map(({ topic = '' }) => topic))];
  return (
    <div className="profile-form">
      <Input.Search
        allowClear
        aria-label={strings.search}
        placeholder={strings.search}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      {found.length === 0 && <p role="status">{strings.searchNothing}</p>}
      {topics.map((topic) => (
        <Topic
          key={topic}
          {...props}
          topic={topic}
          facts={found.filter((fact) => (fact.topic ?? '') === topic)}
          isSearched={wanted.trim() !== ''}
        />
      ))}
    </div>
  );
}

/** What the asker wants to know is no fact of a company. */
const isAskable = ({ scope }: Fact) => scope !== 'question';

function names({ label, question, aliases, options = [] }: Fact, wanted: string): boolean {
  return [label, question, ...aliases, ...options].some((name) => name.includes(wanted));
}

function Topic(props: ProfileFormProps & { topic: string; facts: readonly Fact[]; isSearched: boolean }) {
  const { topic, facts, isSearched, profile, issues } = props;
  const strings = useStrings(matchStrings);
  const [isOpen, setOpen] = useState(false);
  const filled = facts.filter(({ id }) => id in profile.facts).length;
  return (
    <details
      open={isOpen || isSearched}
      onToggle={(event) => !isSearched && setOpen(event.currentTarget.open)}
    >
      <summary>
        <span lang="zh-CN">{topic}</span> <small>{strings.filled(filled, facts.length)}</small>
      </summary>
      {(isOpen || isSearched) &&
        facts.map((field) => (
          <FactRow
            key={field.id}
            field={field}
            value={profile.facts[field.id]}
            issue={issues.get(field.id)}
            onChange={(value) => profile.setFact(field.id, value, false)}
          />
        ))}
    </details>
  );
}
