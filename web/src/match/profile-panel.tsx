import { Tabs } from 'antd';
import { useRef, useState } from 'react';
import type { FactValue } from '../../../api/contract.ts';
import { FactChip, showFact } from '../facts/fact-chip.tsx';
import { findField, type Fact } from '../facts/fact-values.ts';
import { useStrings } from '../i18n/index.ts';
import { originOf } from '../profile/fact-origins.ts';
import type { Profile } from '../profile/use-profile.ts';
import { ProfileForm } from './profile-form.tsx';
import { ProfileSentence } from './profile-sentence.tsx';
import { matchStrings } from './strings.ts';
import { useFocusAfter } from './use-focus-after.ts';

interface ProfilePanelProps {
  profile: Profile;
  vocabulary: readonly Fact[];
  issues: ReadonlyMap<string, string>;
}

/** What is known of the company: told in sentences or filled in, and shown as chips either way. */
export function ProfilePanel({ profile, vocabulary, issues }: ProfilePanelProps) {
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
            children: <ProfileSentence {...{ profile, vocabulary }} />,
          },
          {
            key: 'form',
            label: count === 0 ? strings.byForm : strings.byFormFilled(count),
            children: <ProfileForm {...{ profile, vocabulary, issues }} />,
          },
        ]}
      />
      {tab === 'sentence' && <KnownFacts {...{ profile, vocabulary, issues }} />}
    </section>
  );
}

function KnownFacts({ profile, vocabulary, issues }: ProfilePanelProps) {
  const strings = useStrings(matchStrings);
  const list = useRef<HTMLUListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const target = useRef({ index: 0, button: ':first-of-type' });
  const facts = Object.entries(profile.facts);
  const expectFocus = useFocusAfter(profile.facts, () => {
    const { index, button } = target.current;
    const chips = [...(list.current?.children ?? [])];
    const chip = chips[Math.min(index, chips.length - 1)];
    return chip?.querySelector<HTMLElement>(`.chip > button${button}`) ?? heading.current;
  });
  const change = (index: number, factId: string, value: FactValue | undefined) => {
    // On to the next chip to take away; back to the one that was corrected.
    target.current = { index, button: value === undefined ? ':last-of-type' : ':first-of-type' };
    expectFocus();
    profile.setFact(factId, value, true);
  };
  return (
    <section className={facts.length === 0 ? 'visually-hidden' : 'facts'} aria-label={strings.known}>
      <h2 ref={heading} tabIndex={-1}>
        {facts.length === 0 ? strings.noneKnown : strings.known}
      </h2>
      <ul ref={list}>
        {facts.map(([factId, value], index) => {
          const shown = showFact(value, vocabulary, factId);
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
              origin={[strings.origin(originOf(factId, value)), issues.get(factId)]
                .filter(Boolean)
                .join('；')}
              onChange={(changed) => change(index, factId, changed)}
              onRemove={() => change(index, factId, undefined)}
            />
          );
        })}
      </ul>
    </section>
  );
}
