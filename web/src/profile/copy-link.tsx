import { Button } from 'antd';
import { useState } from 'react';
import { useStrings } from '../i18n/index.ts';
import { profileStrings } from './strings.ts';

/** Copies the address, which holds all that was filled in. */
export function CopyLink() {
  const strings = useStrings(profileStrings);
  const [outcome, setOutcome] = useState<'linkCopied' | 'linkFailed' | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      setOutcome('linkCopied');
    } catch {
      // Refused by the reader's browser, or served without TLS to another machine.
      setOutcome('linkFailed');
    }
  };
  return (
    <>
      <Button onClick={() => void copy()}>{strings.copyLink}</Button>
      <span role="status" className="copy-outcome">
        {outcome === null ? '' : strings[outcome]}
      </span>
    </>
  );
}
