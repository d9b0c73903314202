export { runRun } from './command.ts';
export { runTemplate, runValidate } from './set-commands.ts';
