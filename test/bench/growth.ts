import { randomUUID } from 'node:crypto';
import { type Measure, measure } from './measure';
import { importMeetings } from './meeting-file';
import type { Wants } from './options';
import { signIn } from './orders';
import { Popup } from './popup';
import { findWorker } from './processes';
import { run } from './run';
import { inTurn } from './sides';
import { Stage } from './stage';
import { goTo, openTab, type Tab } from './tabs';
import type { Targets } from './targets';

/** A browser with our extension that was used little or much. */
interface Grown {
  stage: Stage;
  targets: Targets;
  tab: Tab;
  call: string;
}

/** How our own times grow with what there is to show: the same build twice, each in a browser of its own. */
export async function measureGrowth(rounds: number, wants: Wants): Promise<Measure[]> {
  const stages: Stage[] = [];
  try {
    for (let count = 0; count < 2; count++) stages.push(await Stage.start());
    const [littleStage, muchStage] = stages as [Stage, Stage];
    const grown = [await grow(muchStage, 5_000, 500), await grow(littleStage, 10, 1)];
    const measures: Measure[] = [];
    for (const [name, what, look] of looks) {
      if (!wants(name)) continue;
      const [much = [], little = []] = await inTurn(rounds, grown, look);
      measures.push(measure(name, what, much, little));
    }
    return measures;
  } finally {
    for (const stage of stages) await stage.close();
  }
}

async function grow(stage: Stage, meetings: number, participants: number): Promise<Grown> {
  await importMeetings(stage, meetings);
  await signIn(stage);
  const space = stage.google.createSpace({ owner: 'host@gmail.com', madeBy: 'us' });
  const people = Array.from({ length: participants }, (_, index) => ({ anonymous: `Guest ${index}` }));
  stage.google.startConference(space.name, people);
  const targets = await stage.begin();
  return { stage, targets, tab: await openTab(targets, 'https://www.google.com/bench'), call: space.meetingUri };
}

const looks: readonly (readonly [name: string, what: string, look: (grown: Grown) => Promise<number>])[] = [
  ['growth.popup', '10 → 5,000 meetings kept: first paint of the popup, warm', openHome],
  ['growth.meetings', '10 → 5,000 meetings kept: first rows of the list', openList],
  ['growth.participants', '1 → 500 participants: first rows of who is in', openParticipants],
];

/** Opens the popup warm, and answers the milliseconds from the click to its first paint. */
export async function openHome({ stage, targets, tab }: Omit<Grown, 'call'>): Promise<number> {
  const [ours] = stage.sides;
  if (!findWorker(targets, ours)) {
    const popup = await Popup.open(targets, tab.tab, ours);
    await popup.readTimes(['usable']);
    await run(popup.session, (message) => chrome.runtime.sendMessage(message), ours.message);
    await popup.close();
  }
  const popup = await Popup.open(targets, tab.tab, ours);
  const { paint = Number.NaN } = await popup.readTimes(['usable']);
  await popup.close();
  return paint;
}

/** The page is there already, on another section: what is measured is the list alone. */
async function openList({ stage, targets, tab }: Grown): Promise<number> {
  // A new address each time, so that the page is loaded anew instead of turned to another section.
  const query = randomUUID();
  await goTo(targets, tab, `chrome-extension://${stage.sides[0].id}/src/options/index.html?${query}#about`);
  const session = await targets.attach(tab.page);
  const tookMs = await run(session, showRows, { click: 'Meetings', rows: '.rows tbody tr' });
  await targets.detach(session);
  return tookMs;
}

async function openParticipants({ stage, targets, tab, call }: Grown): Promise<number> {
  await goTo(targets, tab, call);
  const popup = await Popup.open(targets, tab.tab, stage.sides[0]);
  await popup.readTimes(['usable', 'lockable']);
  const tookMs = await run(popup.session, showRows, { click: 'Who is in', rows: '.people li' });
  await popup.close();
  return tookMs;
}

/** Runs in the page: milliseconds from a click on a link or button of this name to the frame with these rows in it. */
async function showRows({ click, rows }: { click: string; rows: string }): Promise<number> {
  const untilMs = performance.now() + 15_000;
  const shown = async (what: string, find: () => HTMLElement | null | undefined): Promise<HTMLElement> => {
    for (;;) {
      const found = find();
      if (found) return found;
      const isLate = await new Promise<boolean>((done) => {
        requestAnimationFrame(() => done(false));
        setTimeout(() => done(true), untilMs - performance.now());
      });
      if (isLate)
        throw new Error(`No ${what} in a page that is ${document.visibilityState}: ${document.body.textContent}`);
    }
  };
  const button = await shown(click, () =>
    [...document.querySelectorAll<HTMLElement>('a, button')].find((one) => one.textContent?.trim() === click),
  );
  // Preact begins to listen to more than clicks only after the first frame: the section in the address is such a thing.
  await new Promise((done) => requestAnimationFrame(() => requestIdleCallback(done)));
  if (document.querySelector(rows)) throw new Error(`${rows} is there before the click.`);
  const fromMs = performance.now();
  button.click();
  await shown(rows, () => document.querySelector<HTMLElement>(rows));
  return performance.now() - fromMs;
}
