import type { CDPSession } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { attach } from '../chromium/attach';
import { dispatch } from '../chromium/events';
import { until } from '../chromium/until';
import { detach } from '../chromium/worker';
import { menuTitles } from '../native/menu-titles';
import { openOptions, type Person, start } from '../person';

const items = ['createSpace@action', 'endConference@page', 'createSpace:exam@link'];

const areThere = async ({ chromium }: Person): Promise<boolean> => {
  for (const item of items) if (!(await chromium.hasMenuItem(item))) return false;
  return true;
};

/** A debugger in the worker as it runs now, which stops it wherever the built worker has this text. */
async function stopAt({ chromium }: Person, text: string): Promise<CDPSession> {
  const target = chromium.browser
    .targets()
    .find((one) => one.type() === 'service_worker' && one.url().includes(chromium.extensionId));
  if (!target) throw new Error('The worker is not running.');
  const session = await attach(target);
  const scripts: string[] = [];
  session.on('Debugger.scriptParsed', ({ scriptId }) => scripts.push(scriptId));
  await session.send('Debugger.enable');
  for (const scriptId of scripts) {
    const { scriptSource } = await session.send('Debugger.getScriptSource', { scriptId });
    const at = scriptSource.indexOf(text);
    if (at < 0) continue;
    const before = scriptSource.slice(0, at).split('\n');
    const location = { scriptId, lineNumber: before.length - 1, columnNumber: before.at(-1)?.length ?? 0 };
    await session.send('Debugger.setBreakpoint', { location });
    return session;
  }
  throw new Error(`The worker has no ${text}.`);
}

it('A worker that dies between taking the menus away and making them leaves the rest to the next one', async () => {
  const person = await start();
  const { chromium } = person;
  await until('the menus are there', () => areThere(person));
  const page = await openOptions(person);
  const session = await stopAt(person, 'contextMenus.create(');
  let isStopped = false;
  session.on('Debugger.paused', () => {
    isStopped = true;
  });
  await page.evaluate(() => chrome.storage.sync.set({ 'preset:0123abcd': { name: 'New one', leaves: {}, at: 1 } }));
  await until('the worker is about to make the first item', () => isStopped);
  await chromium.killWorker();
  // Its breakpoint would stop the next worker too.
  await detach(session);
  await until('the menus are there again, the new item too', async () => {
    if (!(await chromium.hasMenuItem('createSpace:0123abcd@action'))) return false;
    return areThere(person);
  });
  await until('nothing is left to be done', async () => !('menusUnfinished' in (await chromium.storage('local'))));
});

it('The menu of the icon has no more items than Chrome shows there, and the rest is in its last one', async () => {
  const person = await start();
  await until('the menus are there', () => areThere(person));
  const page = await openOptions(person);
  const most = await page.evaluate(() => chrome.contextMenus.ACTION_MENU_TOP_LEVEL_LIMIT);
  // And the submenu with the rest.
  expect(menuTitles('action').length + 1).toBeLessThanOrEqual(most);
  for (const id of ['more@action', 'closeRoom@more', 'readSpace@more', 'openPanel@action', 'openPanel@page'])
    expect(await person.chromium.hasMenuItem(id), id).toBe(true);
});

it('The start of the browser makes the menus anew', async () => {
  const person = await start();
  await until('the menus are there', () => areThere(person));
  const worker = await person.chromium.worker();
  await worker.evaluate(() => chrome.contextMenus.removeAll());
  expect(await areThere(person)).toBe(false);
  await dispatch(worker, 'runtime.onStartup');
  await until('the menus are there again', () => areThere(person));
});
