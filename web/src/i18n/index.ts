export { LanguageProvider, useLanguage, useStrings } from './language.tsx';
export { defineStrings } from './dictionary.ts';
