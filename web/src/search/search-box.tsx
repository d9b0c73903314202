import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useStrings } from '../i18n/index.ts';
import { searchStrings } from './strings.ts';

/** Milliseconds without a key after which what is typed is looked for. */
const patience = 180;

interface SearchBoxProps {
  /** What is being looked for. */
  q: string;
  onSearch: (q: string) => void;
  /** Enter, after what it searches for was sent. */
  onEnter: (q: string) => void;
}

/** Searches while somebody types, but not for half of what an input method is still putting together. */
export function SearchBox({ q, onSearch, onEnter }: SearchBoxProps) {
  const strings = useStrings(searchStrings);
  const [typed, setTyped] = useState(q);
  const [composing, setComposing] = useState(false);
  const sent = useRef(q);
  useEffect(() => {
    // Another search than the one sent from here: an example, the back button, a correction.
    if (q !== sent.current) setTyped(q);
    sent.current = q;
  }, [q]);
  const send = (text: string) => {
    if (text === sent.current) return;
    sent.current = text;
    onSearch(text);
  };
  useEffect(() => {
    if (composing) return undefined;
    const timer = setTimeout(() => send(typed), patience);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- `send` is new with every drawing and the same in what it does.
  }, [typed, composing]);
  return (
    <form
      role="search"
      className="search-box"
      onSubmit={(event) => {
        event.preventDefault();
        send(typed);
        onEnter(typed);
      }}
    >
      <Input
        size="large"
        type="search"
        maxLength={2000}
        aria-label={strings.label}
        aria-keyshortcuts="/"
        placeholder={strings.placeholder}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      />
      <p className="search-keys" aria-hidden="true">
        {strings.keys}
      </p>
    </form>
  );
}
