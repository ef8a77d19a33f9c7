import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { changes, meetingOf, notified, start } from '../person';

/** Another extension, which can message everybody. Resolves with its folder. */
async function anotherExtension(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'meet-spaces-other-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'manifest.json'), '{"manifest_version":3,"name":"Other","version":"1"}');
  await writeFile(join(folder, 'page.html'), '<p>Other</p>');
  return folder;
}

describe('Orders are taken from our own pages only:', () => {
  it('another extension gets no answer, and nothing happens', async () => {
    const person = await start({ way: 'web' });
    const { browser, extensionId } = person.chromium;
    const other = await browser.installExtension(await anotherExtension());
    const page = await person.chromium.openTab(`chrome-extension://${other}/page.html`);
    const answer = await page.evaluate(async (id) => {
      try {
        return { answer: await chrome.runtime.sendMessage(id, { action: 'createSpace', input: {} }) };
      } catch (error) {
        return { error: String(error) };
      }
    }, extensionId);
    expect(answer).toEqual({ error: expect.stringContaining('Could not establish connection') });
    expect(person.google.requests).toEqual([]);
  });

  it('a web page, Meet’s own included, has no way to send one', async () => {
    const person = await start({ way: 'web' });
    const tab = await person.chromium.openTab(meetingOf(person).meetingUri);
    expect(
      await tab.evaluate(() => typeof (globalThis as { chrome?: typeof chrome }).chrome?.runtime?.sendMessage),
    ).toBe('undefined');
    const worker = await person.chromium.worker();
    const manifest = await worker.evaluate(() => chrome.runtime.getManifest());
    expect(manifest).not.toHaveProperty('externally_connectable');
    expect(manifest).not.toHaveProperty('content_scripts');
  });

  it.each([
    'nonsense',
    null,
    {},
    { action: 'toString', input: {} },
    { action: '__proto__', input: {} },
    { copy: { text: 'https://evil.example/' } },
  ])('%j is no order', async (message) => {
    const person = await start({ way: 'web' });
    const page = await person.chromium.openPage('src/options/index.html');
    const answer = await page.evaluate(async (message) => {
      try {
        return (await chrome.runtime.sendMessage(message)) ?? 'nothing';
      } catch (error) {
        return String(error);
      }
    }, message);
    expect(answer).toMatch(/nothing|message port closed|Receiving end does not exist/);
    expect(person.google.requests).toEqual([]);
  });
});

describe('No end without a confirmation:', () => {
  it('the order itself only asks, and an invented yes is worth nothing', async () => {
    const person = await start({ way: 'web' });
    const { name, meetingCode } = meetingOf(person);
    person.google.startConference(name);
    const page = await person.chromium.openPage('src/options/index.html');
    const give = (action: string, input: object) =>
      page.evaluate((action, input) => chrome.runtime.sendMessage({ action, input }), action, input);
    const askFirst = { ok: false, failure: { kind: 'askFirst' } };
    const gone = { ok: false, failure: { kind: 'confirmationGone' } };

    expect(await give('endConference', { code: meetingCode })).toEqual(askFirst);
    expect(await give('confirm', { id: 'invented' })).toEqual(gone);
    const { pending } = (await person.chromium.storage('session')) as { pending: { id: string } };
    // Never shown, so nobody can have meant it.
    expect(await give('confirm', { id: pending.id })).toEqual(gone);
    expect(changes(person)).toEqual([]);
    expect(person.google.conference(name)).toBeDefined();
  });

  it('one yes is worth one end', async () => {
    const person = await start({ way: 'web' });
    const { name, meetingCode } = meetingOf(person);
    person.google.startConference(name);
    const page = await person.chromium.openPage('src/options/index.html');
    const give = (action: string, input: object) =>
      page.evaluate((action, input) => chrome.runtime.sendMessage({ action, input }), action, input);
    await give('endConference', { code: meetingCode });
    const { pending } = (await person.chromium.storage('session')) as { pending: { id: string } };
    const shown = await give('reviewPending', { id: pending.id });
    const yes = { id: pending.id, conferenceRecord: shown.value.space.activeConference.conferenceRecord };
    const answers = await Promise.all([give('confirm', yes), give('confirm', yes)]);
    expect(answers).toContainEqual(expect.objectContaining({ ok: true }));
    expect(answers).toContainEqual({ ok: false, failure: { kind: 'confirmationGone' } });
    expect(changes(person)).toEqual(['end']);
  });
});

it('Nothing of a token is ever on a page’s side, in local or in synced storage', async () => {
  const person = await start({ way: 'web' });
  await person.chromium.dispatchCommand('createSpace', await person.chromium.openTab('https://www.google.com/'));
  await notified(person, 'Meeting ready');
  const { webGrants } = (await person.chromium.storage('session')) as { webGrants: Record<string, { token: string }> };
  const tokens = Object.values(webGrants).map(({ token }) => token);
  expect(tokens).toHaveLength(1);
  const kept = JSON.stringify([await person.chromium.storage('local'), await person.chromium.storage('sync')]);
  for (const token of tokens) expect(kept).not.toContain(token);
});
