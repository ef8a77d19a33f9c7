/** Begins each line that says what was counted; test/summary.ts finds them by it. */
export const countedPrefix = 'Counted: ';

/** Says what a table of tests counted. A long run that passed writes these lines into SECURITY.md. */
export const counted = (line: string): void => console.log(countedPrefix + line);
