import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { until } from '../chromium/until';
import { alarmToTell } from '../person/outcomes';
import { run } from './run';
import type { Side } from './sides';
import type { Targets } from './targets';

export const findWorker = (targets: Targets, { id }: Side) =>
  targets.find(({ type, url }) => type === 'service_worker' && url.startsWith(`chrome-extension://${id}/`));

/** Kills the worker, as the browser does after 30 idle seconds. */
export async function killWorker(targets: Targets, side: Side): Promise<void> {
  const worker = findWorker(targets, side);
  if (worker) await targets.close(worker);
}

/** The process ids of all extensions of this browser. Chromium tells them apart on their command line alone. */
async function findExtensionProcesses({ root }: Targets): Promise<string[]> {
  const { processInfo } = await root.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  // One that has gone in the meantime is not listed; with none left ps says so by its exit code.
  const listed = await promisify(execFile)('ps', ['-o', 'pid=,args=', '-p', renderers.join()]).catch(
    (error: { code?: number; stdout: string }) => (error.code === 1 ? error : Promise.reject(error)),
  );
  return listed.stdout.split('\n').filter((line) => line.includes('--extension-process'));
}

/**
 * Waits until our worker has nothing to tell any more. One that is killed before leaves an alarm, which starts the next
 * one in the middle of what is measured then.
 */
export async function toldAll(targets: Targets, side: Side): Promise<void> {
  const worker = findWorker(targets, side);
  if (!worker) return;
  const session = await targets.attach(worker);
  await until('the worker has told everything', () =>
    run(session, async (name) => !(await chrome.alarms.get(name)), alarmToTell),
  );
  await targets.detach(session);
}

/** Kills the workers, and waits until Chromium has ended the processes that no page needs any more. */
export async function endProcesses(targets: Targets, sides: readonly Side[]): Promise<void> {
  for (const side of sides) await killWorker(targets, side);
  await until('the processes of both extensions are gone', async () => !(await findExtensionProcesses(targets)).length);
}
