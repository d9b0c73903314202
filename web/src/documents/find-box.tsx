import { Button, Input } from 'antd';
import { useStrings } from '../i18n/index.ts';
import { documentStrings } from './strings.ts';

interface FindBoxProps {
  find: string;
  matches: number;
  /** Which of them is shown, from 0. */
  match: number;
  onFind: (find: string) => void;
  onMatch: (match: number) => void;
}

/** Finds words in the text: Enter goes to the next place, Shift with Enter to the one before, Escape ends it. */
export function FindBox({ find, matches, match, onFind, onMatch }: FindBoxProps) {
  const strings = useStrings(documentStrings);
  const go = (by: number) => onMatch((match + by + matches) % matches);
  return (
    <search className="find-box">
      <Input
        className="find-input"
        aria-label={strings.find}
        placeholder={strings.find}
        maxLength={100}
        value={find}
        onChange={(event) => onFind(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' && matches > 0) go(event.shiftKey ? -1 : 1);
          if (event.key === 'Escape') onFind('');
        }}
      />
      {find.trim() !== '' && (
        <>
          <span role="status" className="find-count">
            {matches === 0 ? strings.findNone : strings.findCount(match + 1, matches)}
          </span>
          <Button
            size="small"
            aria-label={strings.findPrevious}
            disabled={matches === 0}
            onClick={() => go(-1)}
          >
            ↑
          </Button>
          <Button size="small" aria-label={strings.findNext} disabled={matches === 0} onClick={() => go(1)}>
            ↓
          </Button>
        </>
      )}
    </search>
  );
}
