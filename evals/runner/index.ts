export { runRun } from './command.ts';
export { labelledLibraryOf } from './labelled-library.ts';
export { loadSets, setError } from './load-sets.ts';
export { runTemplate, runValidate } from './set-commands.ts';
