/** What a person has, does and sees, and what Google was asked meanwhile: the one vocabulary of the tests. */
export * from './asked';
export * from './call';
export * from './changes';
export * from './extension';
export * from './full-storage';
export * from './hands';
export * from './keyboard';
export * from './ledger';
export * from './meetings';
export * from './outcomes';
export * from './person';
export * from './press';
export * from './question';
export * from './restart';
export * from './roads';
export * from './time';
