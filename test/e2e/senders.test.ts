import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { actionNames } from '../../src/actions/table';
import { meetingOf, openOptions, order, start } from '../person';

/** Another extension, which can message everybody. Resolves with its folder. */
async function anotherExtension(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'roomkeeper-other-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'manifest.json'), '{"manifest_version":3,"name":"Other","version":"1"}');
  await writeFile(join(folder, 'page.html'), '<p>Other</p>');
  return folder;
}

describe('Orders are taken from our own pages only:', () => {
  it('another extension gets no answer, and a web page, Meet’s own included, has no way to send one', async () => {
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

    const tab = await person.chromium.openTab(meetingOf(person).meetingUri);
    expect(
      await tab.evaluate(() => typeof (globalThis as { chrome?: typeof chrome }).chrome?.runtime?.sendMessage),
    ).toBe('undefined');
    const worker = await person.chromium.worker();
    const manifest = await worker.evaluate(() => chrome.runtime.getManifest());
    expect(manifest).not.toHaveProperty('externally_connectable');
    expect(manifest).not.toHaveProperty('content_scripts');
    expect(person.google.requests).toEqual([]);
  });

  it('neither a message of anybody else is carried out, nor what is no order', async () => {
    const person = await start({ way: 'web' });
    const { name, meetingCode } = meetingOf(person);
    const id = person.chromium.extensionId;
    const own = `chrome-extension://${id}/`;
    const url = `${own}src/popup/index.html`;
    const strangers = [
      { id, url: 'https://meet.google.com/abc-mnop-xyz' },
      { id, url: `https://evil.example/${url}` },
      { id, url: url.replace(id, 'a'.repeat(32)) },
      { id },
      { id: 'a'.repeat(32), url },
      { url },
    ];
    const worker = await person.chromium.worker();
    // Nothing is installed that could send these, so they come by the worker's own event.
    await worker.evaluate(
      async (strangers, ours, code) => {
        const event = chrome.runtime.onMessage as unknown as { dispatch(...given: unknown[]): void };
        const read = (code: string) => ({ action: 'readSpace', input: { code } });
        for (const sender of strangers) event.dispatch(read('abc-mnop-xyz'), sender, () => undefined);
        await new Promise((answered) => event.dispatch(read(code), ours, answered));
      },
      strangers,
      { id, url },
      meetingCode,
    );
    // What our own page ordered last is all that there is.
    expect(person.google.requests.map(({ path }) => path)).toEqual([`/v2/spaces/${meetingCode}`]);

    // And what is no order of the table is no order.
    const page = await openOptions(person);
    const messages = [
      'nonsense',
      null,
      {},
      { action: 'toString', input: {} },
      { action: '__proto__', input: {} },
      { copy: { text: 'https://evil.example/' } },
    ];
    for (const message of messages) {
      const answer = await page.evaluate(async (message) => {
        try {
          return (await chrome.runtime.sendMessage(message)) ?? 'nothing';
        } catch (error) {
          return String(error);
        }
      }, message);
      expect(answer, JSON.stringify(message)).toMatch(/nothing|message port closed|Receiving end does not exist/);
    }
    // An order of our own page whose input is not of its shape is answered, and goes no further.
    const parts: [action: string, input: object][] = [
      ['createSpace', { presetId: {} }],
      ['readSpace', { code: 42 }],
      ['updateSpace', { name, wanted: { accessType: 'OPEN' } }],
      ['toggleLock', { code: meetingCode, lock: 'yes' }],
    ];
    const whole = actionNames.flatMap((action) =>
      [undefined, null, 'text', 42, []].map((input) => [action, input] as [string, object]),
    );
    for (const [action, input] of [...parts, ...whole])
      expect(await order(page, action, input), `${action} ${JSON.stringify(input)}`).toMatchObject({
        ok: false,
        failure: { kind: 'unexpected', detail: expect.stringContaining(action) },
      });
    // A part of a call cannot be read by the name of a deed.
    await order(page, 'readConference', { part: 'endActiveConference', record: name });
    expect(person.google.requests).toHaveLength(1);
  });
});
