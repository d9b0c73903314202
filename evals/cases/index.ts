export { checkLabels, type CheckedSet, type LabelledLibrary } from './check-labels.ts';
export { readCases, type LabelledCases } from './read-cases.ts';
export { printTemplate, type TemplateFormat } from './template.ts';
export { casesOf } from './old-forms.ts';
