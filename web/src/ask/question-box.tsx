import { Sender } from '@ant-design/x';
import { Input } from 'antd';
import { useState, type ComponentProps } from 'react';
import { useStrings } from '../i18n/index.ts';
import { askStrings } from './strings.ts';

interface QuestionBoxProps {
  /** What to type, where there is nothing yet. */
  placeholder: string;
  rows: number;
  asking: boolean;
  onAsk: (question: string) => void;
  onCancel: () => void;
}

/** Where questions are typed. Enter sends; with Shift it begins a new line. */
export function QuestionBox({ placeholder, rows, asking, onAsk, onCancel }: QuestionBoxProps) {
  const strings = useStrings(askStrings);
  const [draft, setDraft] = useState('');
  return (
    <Sender
      className="question-box"
      value={draft}
      loading={asking}
      placeholder={placeholder}
      autoSize={{ minRows: rows, maxRows: 8 }}
      components={{ input: LabelledTextArea }}
      suffix={(_, { components: { SendButton, LoadingButton } }) =>
        asking ? <LoadingButton aria-label={strings.stop} /> : <SendButton aria-label={strings.send} />
      }
      onChange={setDraft}
      onCancel={onCancel}
      onSubmit={(question) => {
        if (question.trim() === '') return;
        setDraft('');
        onAsk(question);
      }}
    />
  );
}

function LabelledTextArea(props: ComponentProps<typeof Input.TextArea>) {
  const strings = useStrings(askStrings);
  return <Input.TextArea {...props} aria-label={strings.input} maxLength={10_000} />;
}
