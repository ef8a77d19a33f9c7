import type { CDPSession } from 'puppeteer-core';

/** Runs a function in a page, with one argument of plain data, and answers what it resolves with. */
export async function run<A, R>(session: CDPSession, what: (argument: A) => R | Promise<R>, argument: A): Promise<R> {
  // tsx, which runs this file, wraps functions in a helper that the page does not have.
  const expression = `globalThis.__name ??= (it) => it; (${what})(${JSON.stringify(argument)})`;
  const { result, exceptionDetails } = await session.send(
    'Runtime.evaluate',
    { expression, awaitPromise: true, returnByValue: true },
    { timeout: 20_000 },
  );
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as R;
}

/** Rejects, saying what was waited for, where that has not come by then. */
export async function withinMs<T>(ms: number, what: string, coming: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Waited ${ms} ms in vain until ${what}.`)), ms);
  });
  return Promise.race([coming, late]).finally(() => clearTimeout(timer));
}
