export { casesOf } from './old-forms.ts';
