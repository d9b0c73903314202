import { Tabs } from 'antd';
import { useState } from 'react';
import { FactChip, showFact } from '../facts/fact-chip.tsx';
import { findField, type Fact } from '../facts/fact-values.ts';
import { useStrings } from '../i18n/index.ts';
import type { Profile } from '../profile/use-profile.ts';
import { ProfileForm } from './profile-form.tsx';
import { ProfileSentence } from './profile-sentence.tsx';
import { matchStrings } from './strings.ts';

interface ProfilePanelProps {
  profile: Profile;
  vocabulary: readonly Fact[];
  issues: ReadonlyMap<string, string>;
  /** The words a fact was read from, by the fact. */
  words: ReadonlyMap<string, string>;
  onWords: (words: ReadonlyMap<string, string>) => void;
}

/** What is known of the company: told in sentences or filled in, and shown as chips either way. */
export function ProfilePanel({ profile, vocabulary, issues, words, onWords }: ProfilePanelProps) {
  const strings = useStrings(matchStrings);
  const [tab, setTab] = useState('sentence');
  const count = Object.keys(profile.facts).length;
  return (
    <section className="panel" aria-label={strings.profile}>
      <Tabs
        activeKey={tab}
        onChange={setTab}
        items={[
          {
            key: 'sentence',
            label: strings.bySentence,
            children: (
              <ProfileSentence
                profile={profile}
                vocabulary={vocabulary}
                onRead={(read) => onWords(new Map([...words, ...read]))}
              />
            ),
          },
          {
            key: 'form',
            label: count === 0 ? strings.byForm : strings.byFormFilled(count),
            children: <ProfileForm {...{ profile, vocabulary, issues }} />,
          },
        ]}
      />
      {tab === 'sentence' && <KnownFacts {...{ profile, vocabulary, words, issues }} />}
    </section>
  );
}

function KnownFacts({ profile, vocabulary, words, issues }: Omit<ProfilePanelProps, 'onWords'>) {
  const strings = useStrings(matchStrings);
  const facts = Object.entries(profile.facts);
  if (facts.length === 0) return null;
  return (
    <section className="facts" aria-label={strings.known}>
      <h2>{strings.known}</h2>
      <ul>
        {facts.map(([factId, value]) => {
          const from = words.get(factId);
          const shown = showFact(value, vocabulary, factId);
          const origin = from === undefined ? strings.filledIn : strings.fromWords(from);
          return (
            <FactChip
              key={factId}
              fact={{
                factId,
                value,
                label: findField(vocabulary, factId)?.label ?? factId,
                text: shown === '' ? strings.none : shown,
              }}
              vocabulary={vocabulary}
              origin={[origin, issues.get(factId)].filter(Boolean).join('；')}
              onChange={(changed) => profile.setFact(factId, changed, true)}
              onRemove={() => profile.setFact(factId, undefined, true)}
            />
          );
        })}
      </ul>
    </section>
  );
}
