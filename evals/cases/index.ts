export { checkLabels, type LabelledLibrary } from './check-labels.ts';
export { readCases } from './read-cases.ts';
export { printTemplate } from './template.ts';
export { casesOf } from './old-forms.ts';
