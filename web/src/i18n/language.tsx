import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Dictionary, Language } from './dictionary.ts';

const storageKey = 'cewen.language';

interface LanguageChoice {
  language: Language;
  toggleLanguage: () => void;
}

const LanguageContext = createContext<LanguageChoice>({ language: 'zh', toggleLanguage: () => undefined });

/** Chinese unless the reader chose English before; a browser that stores nothing still switches. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(storedLanguage);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    storeLanguage(language);
  }, [language]);
  const choice = useMemo(
    () => ({ language, toggleLanguage: () => setLanguage((now) => (now === 'zh' ? 'en' : 'zh')) }),
    [language],
  );
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext);
}

/** The words in the language that is shown. */
export function useStrings<T>(dictionary: Dictionary<T>): T {
  return dictionary[useLanguage().language];
}

function storedLanguage(): Language {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}

function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Storage is switched off: the choice then lasts as long as the page.
  }
}
