import { type Browser, type CDPSession, CDPSessionEvent, type Protocol } from 'puppeteer-core';

/**
 * Chromium attaches puppeteer to the worker of every page of the extension that opens, the offscreen page too, and puppeteer
 * then tells that worker to go on, in case it waits for a debugger. One that stands at a breakpoint went on as well. From now
 * on only workers are told that wait.
 */
export async function leaveStopped(browser: Browser): Promise<void> {
  const own = await browser.target().createCDPSession();
  const connection = own.connection();
  if (!connection) throw new Error('The browser has no connection to listen on.');
  const running = new Set<string>();
  const note = ({ sessionId, targetInfo, waitingForDebugger }: Protocol.Target.AttachedToTargetEvent) => {
    if (targetInfo.type === 'service_worker' && !waitingForDebugger) running.add(sessionId);
  };
  connection.on(CDPSessionEvent.SessionAttached, (session: CDPSession) => {
    session.on('Target.attachedToTarget', note);
    const send = session.send.bind(session) as (...given: unknown[]) => Promise<unknown>;
    const sendOthers = (...given: unknown[]) =>
      given[0] === 'Runtime.runIfWaitingForDebugger' && running.has(session.id()) ? Promise.resolve() : send(...given);
    session.send = sendOthers as CDPSession['send'];
  });
  await own.detach();
}
