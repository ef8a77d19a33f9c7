import { rm } from 'node:fs/promises';
import { type Chromium, launchChromium } from '../chromium';
import { type Google, startGoogle } from '../google';
import type { Display } from '../native/display';
import { writeBlank } from './blank';
import { blankSide, ourSide, type Side } from './sides';
import { Targets } from './targets';

/** A browser with a local Google of its own, our production build and the blank extension, both with a pinned icon. */
export class Stage {
  readonly sides: readonly [ours: Side, blank: Side];

  private constructor(
    readonly google: Google,
    /** For what comes before the measuring; after `begin` its pages and workers are not to be used any more. */
    readonly chromium: Chromium,
    readonly blankFolder: string,
    blankId: string,
  ) {
    this.sides = [ourSide(chromium.extensionId), blankSide(blankId)];
  }

  static async start({ display, extension }: { display?: Display; extension?: string } = {}): Promise<Stage> {
    const google = await startGoogle();
    // A bench makes meetings faster than Google lets anybody.
    google.quotas.lift();
    const chromium = await launchChromium({ google, ...(display && { display }), ...(extension && { extension }) });
    const blankFolder = await writeBlank();
    const stage = new Stage(google, chromium, blankFolder, await chromium.browser.installExtension(blankFolder));
    for (const { id } of stage.sides) await pin(chromium, id);
    return stage;
  }

  /** Lets go of all debuggers: from here on things start and die as they do for a person. */
  begin(): Promise<Targets> {
    return Targets.takeOver(this.chromium.browser);
  }

  async close(): Promise<void> {
    await this.chromium.close();
    await this.google.close();
    await rm(this.blankFolder, { recursive: true });
  }
}

/** An icon that is not pinned first slides out of the menu, which takes 260 ms before its popup shows. */
async function pin(chromium: Chromium, id: string): Promise<void> {
  const page = await chromium.openTab('chrome://extensions/');
  const pinned = await page.evaluate(async (extensionId) => {
    // Chrome's own page alone has this, so that no published types know it.
    const { developerPrivate } = chrome as unknown as {
      developerPrivate: {
        updateExtensionConfiguration(update: object): Promise<void>;
        getExtensionInfo(id: string): Promise<{ pinnedToToolbar?: boolean }>;
      };
    };
    await developerPrivate.updateExtensionConfiguration({ extensionId, pinnedToToolbar: true });
    return (await developerPrivate.getExtensionInfo(extensionId)).pinnedToToolbar;
  }, id);
  if (!pinned) throw new Error(`The icon of ${id} cannot be pinned, and is not measured otherwise.`);
  await page.close();
}
