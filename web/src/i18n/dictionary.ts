export type Language = 'zh' | 'en';

/** The words of one part of the page, in both languages. */
export interface Dictionary<T> {
  zh: T;
  en: T;
}

/** The compiler sees to it that both languages have the same words: text, or a function that puts a value in. */
export function defineStrings<T>(zh: T, en: NoInfer<T>): Dictionary<T> {
  return { zh, en };
}
