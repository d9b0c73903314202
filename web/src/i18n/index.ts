export { LanguageProvider, useLanguage, useStrings } from './language.tsx';
export { defineStrings, type Language } from './dictionary.ts';
