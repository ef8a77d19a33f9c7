import { type Measure, measure } from './measure';
import type { Wants } from './options';
import { Popup } from './popup';
import { press } from './press';
import { endProcesses, findWorker } from './processes';
import { run } from './run';
import type { Scene } from './scene';
import { inTurn, type Side } from './sides';
import { Stage } from './stage';
import { openTab, type Tab } from './tabs';
import type { Targets } from './targets';
import { readMainThreadMs, record } from './trace';

/** A scene that is set up, with the tab in front over which the popups open. */
interface Prepared {
  scene: Scene;
  stage: Stage;
  targets: Targets;
  tab: Tab;
  rounds: number;
}

/** All that is measured of the popup in one state; at last its main button is pressed as often as it was measured. */
export async function measureScene(scene: Scene, rounds: number, wants: Wants): Promise<Measure[]> {
  const stage = await Stage.start();
  try {
    const url = await scene.prepare(stage);
    const targets = await stage.begin();
    const set = { scene, stage, targets, tab: await openTab(targets, url), rounds };
    const measures: Measure[] = [];
    for (const start of ['warm', 'cold'] as const)
      if (wants(`${scene.name}.${start}`)) measures.push(...(await timeOpenings(set, start)));
    if (wants(`${scene.name}.cpu`) || wants(`${scene.name}.heap`)) measures.push(...(await countOpenings(set)));
    await pressButton(set);
    return measures.filter(({ name }) => wants(name));
  } finally {
    await stage.close();
  }
}

const marksOf = ({ marks }: Scene, { name }: Side) => (name === 'ours' ? marks : []);

async function timeOpenings(set: Prepared, start: 'warm' | 'cold'): Promise<Measure[]> {
  const { scene, stage, targets, tab, rounds } = set;
  const [ours = [], blank = []] = await inTurn(rounds, stage.sides, async (side) => {
    if (start === 'warm') await warm(set, side);
    else await endProcesses(targets, stage.sides);
    const popup = await Popup.open(targets, tab.tab, side);
    const times = await popup.readTimes(marksOf(scene, side));
    await popup.close();
    return times;
  });
  const base = blank.map(({ paint }) => paint ?? Number.NaN);
  return ['paint', ...scene.marks].map((what) =>
    measure(
      `${scene.name}.${start}.${what}`,
      what === 'paint' ? 'click on the icon → first paint' : `click on the icon → ${what}, to the blank first paint`,
      ours.map((times) => times[what] ?? Number.NaN),
      base,
    ),
  );
}

/** Its process and its worker run: the popup was open a moment ago. */
async function warm({ scene, targets, tab }: Prepared, side: Side): Promise<void> {
  if (findWorker(targets, side)) return;
  const popup = await Popup.open(targets, tab.tab, side);
  await popup.readTimes(marksOf(scene, side));
  await run(popup.session, (message) => chrome.runtime.sendMessage(message), side.message);
  await popup.close();
}

/** Processor time of the main thread until it is usable, and what then is left on the heap after a collection. */
async function countOpenings(set: Prepared): Promise<Measure[]> {
  const { scene, stage, targets, tab, rounds } = set;
  let opened: { clickedMs: number; usableMs: number; heap: number }[][] = [];
  const events = await record(targets, async () => {
    opened = await inTurn(rounds, stage.sides, async (side) => {
      await warm(set, side);
      const popup = await Popup.open(targets, tab.tab, side);
      const { paint = 0, usable = paint } = await popup.readTimes(marksOf(scene, side));
      await popup.session.send('HeapProfiler.collectGarbage');
      const { metrics } = await popup.session.send('Performance.getMetrics');
      const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
      await popup.close();
      return { clickedMs: popup.clickedMs, usableMs: popup.clickedMs + usable, heap };
    });
  });
  const [ours = [], blank = []] = opened;
  const cpu = (all: typeof ours) => all.map((one) => readMainThreadMs(events, one.clickedMs, one.usableMs));
  const heap = (all: typeof ours) => all.map((one) => one.heap / 1e6);
  return [
    measure(`${scene.name}.cpu`, 'processor time of the main thread until usable, warm', cpu(ours), cpu(blank)),
    measure(`${scene.name}.heap`, 'JavaScript heap then, after a collection', heap(ours), heap(blank), 'MB'),
  ];
}

/** What is marked as usable is pressed at once, warm and cold in turn, and its order has to arrive. */
async function pressButton({ scene, stage, targets, tab, rounds }: Prepared): Promise<void> {
  const [ours] = stage.sides;
  for (let round = 0; round < rounds; round++) {
    if (round % 2) await endProcesses(targets, stage.sides);
    await scene.order(stage, tab, targets, async () => {
      const popup = await Popup.open(targets, tab.tab, ours);
      await popup.readTimes(scene.marks.slice(0, 1));
      await press(popup.session, scene.button);
      return popup;
    });
  }
}
