import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { ClientError } from './client-error.ts';
import { useStrings } from './i18n/index.ts';
import { layoutStrings } from './strings.ts';

interface FailureProps {
  title: string;
  text: ReactNode;
  onRetry?: () => void;
  /** 1 where the failure is all that the page shows. */
  level?: 1 | 2;
  /** Without a way on: what was tried stands beside it. */
  plain?: boolean;
}

/** Something that did not work: what, how to go on, and a way to try again. */
export function Failure({ title, text, onRetry, level = 2, plain = false }: FailureProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  const strings = useStrings(layoutStrings);
  return (
    <div className="failure" role="alert">
      <Heading>{title}</Heading>
      <p>{text}</p>
      {onRetry !== undefined && <Button onClick={onRetry}>{strings.retry}</Button>}
      {onRetry === undefined && !plain && <Link href="/">{strings.back}</Link>}
    </div>
  );
}

/** A page whose parts could not be loaded: reloading fetches them anew. */
export function PageFailure() {
  const strings = useStrings(layoutStrings);
  return (
    <Failure
      level={1}
      title={strings.failedTitle}
      text={strings.failedText}
      onRetry={() => window.location.reload()}
    />
  );
}

/** A request that failed. What the server says is in Chinese and meant for people; the rest is said here. */
export function RequestFailure({
  title,
  error,
  onRetry,
}: {
  title: string;
  error: unknown;
  onRetry: () => void;
}) {
  return <Failure title={title} text={<FailureText error={error} />} onRetry={onRetry} />;
}

/** Why, and how to go on. */
export function FailureText({ error }: { error: unknown }) {
  const strings = useStrings(layoutStrings);
  if (!(error instanceof ClientError)) return strings.badResponse;
  switch (error.code) {
    case 'unreachable':
    case 'badResponse':
    case 'interrupted':
      return strings[error.code];
    default:
      return (
        <>
          <span lang="zh-CN">{asSentence(error.message)}</span>
          {error.retryAfter !== undefined && ` ${strings.waitSeconds(error.retryAfter)}`}
          {error.requestId !== undefined && (
            <small>
              {strings.requestId}: <code>{error.requestId}</code>
            </small>
          )}
        </>
      );
  }
}

/** Something may follow, so that it needs its full stop. */
function asSentence(message: string): string {
  return /[。！？.!?]$/u.test(message) ? message : `${message}。`;
}
