import { useLanguage } from '../i18n/index.ts';

/** 96.3%; whole figures lose nothing. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

/** Differences of shares are points, not per cent of anything: +1.2. */
export function points(difference: number): string {
  const rounded = (difference * 100).toFixed(1);
  return difference > 0 ? `+${rounded}` : rounded.replace(/^-0\.0$/u, '0.0');
}

/** A time as the reader's language writes it, to the minute. */
export function useTime(): (time: string) => string {
  const { language } = useLanguage();
  const format = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return (time) => format.format(new Date(time));
}
