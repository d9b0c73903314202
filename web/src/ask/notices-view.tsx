import { Alert } from 'antd';
import type { Notice } from '../../../api/contract.ts';
import { useStrings } from '../i18n/index.ts';
import { askStrings } from './strings.ts';

type Urgent = keyof (typeof askStrings)['zh']['urgent'];
const urgentCodes: readonly string[] = Object.keys(askStrings.zh.urgent);
const isUrgent = (notice: Notice): notice is Notice & { code: Urgent } => urgentCodes.includes(notice.code);

/** What decides whether the answer may be relied on at all: shown in full, before the answer. */
export function UrgentNotices({ notices }: { notices: readonly Notice[] }) {
  const strings = useStrings(askStrings);
  const urgent = notices.filter(isUrgent);
  if (urgent.length === 0) return null;
  return (
    <section className="urgent" aria-label={strings.notices}>
      {urgent.map(({ code, message }) => (
        <Alert
          key={code + message}
          type="warning"
          showIcon
          role="note"
          title={strings.urgent[code]}
          description={<span lang="zh-CN">{message}</span>}
        />
      ))}
    </section>
  );
}

/** Premises and remarks, to unfold. Other readings are shown with their award. */
export function Premises({ notices }: { notices: readonly Notice[] }) {
  const strings = useStrings(askStrings);
  const premises = notices.filter((notice) => !isUrgent(notice) && notice.code !== 'ambiguity');
  if (premises.length === 0) return null;
  return (
    <details className="premises">
      <summary>{strings.premises(premises.length)}</summary>
      <ul lang="zh-CN">
        {premises.map(({ code, message }) => (
          <li key={code + message}>{message}</li>
        ))}
      </ul>
    </details>
  );
}
