import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useStrings } from '../i18n/index.ts';
import { sourceStrings } from './strings.ts';

type Outcome = 'none' | 'copied' | 'failed';
const shownFor = 2500;

/** Copies `text` and says so; says how else where the browser refuses. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const strings = useStrings(sourceStrings);
  const [outcome, setOutcome] = useState<Outcome>('none');
  useEffect(() => {
    if (outcome === 'none') return undefined;
    const timer = setTimeout(() => setOutcome('none'), shownFor);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () => {
    // `clipboard` is missing where the page is served without TLS to other machines.
    const writing =
      'clipboard' in navigator ? navigator.clipboard.writeText(text) : Promise.reject(new Error());
    writing.then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    );
  };
  return (
    <span className="copy">
      <Button size="small" onClick={copy}>
        {outcome === 'copied' ? strings.copied : label}
      </Button>
      <span role="status" className={outcome === 'failed' ? 'copy-failed' : 'visually-hidden'}>
        {outcome === 'copied' && strings.copied}
        {outcome === 'failed' && strings.copyFailed}
      </span>
    </span>
  );
}
