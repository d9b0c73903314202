import { Alert } from 'antd';
import type { Notice } from '../../../api/contract.ts';
import { useStrings } from '../i18n/index.ts';
import { awardStrings } from './strings.ts';

type Urgent = keyof (typeof awardStrings)['zh']['urgent'];
const urgentCodes: readonly string[] = Object.keys(awardStrings.zh.urgent);
const isUrgent = (notice: Notice): notice is Notice & { code: Urgent } => urgentCodes.includes(notice.code);

/** What decides whether the answer may be relied on at all: shown in full, before the answer. */
export function UrgentNotices({ notices }: { notices: readonly Notice[] }) {
  const strings = useStrings(awardStrings);
  const urgent = notices.filter(isUrgent);
  if (urgent.length === 0) return null;
  return (
    <section role="group" className="urgent" aria-label={strings.notices}>
      {[...byDocument(urgent)].map(([documentId, about]) => (
        <Alert
          key={documentId}
          type="warning"
          showIcon
          role="note"
          title={[...new Set(about.map(({ code }) => strings.urgent[code]))].join(' · ')}
          description={<UrgentText messages={about.map(({ message }) => message)} />}
        />
      ))}
    </section>
  );
}

function UrgentText({ messages }: { messages: readonly string[] }) {
  return (
    <span lang="zh-CN">
      {messages.map((message) => (
        <span key={message} className="urgent-message">
          {message}
        </span>
      ))}
    </span>
  );
}

/** One warning a document, whatever is the matter with it. */
function byDocument<T extends Notice>(notices: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const notice of notices) {
    const key = notice.documentId ?? '';
    groups.set(key, [...(groups.get(key) ?? []), notice]);
  }
  return groups;
}

/** Premises and remarks, to unfold. Other readings are shown with their award. */
export function Premises({ notices }: { notices: readonly Notice[] }) {
  const strings = useStrings(awardStrings);
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
