import { onTestFinished } from 'vitest';
import { actions, type Place } from '../../src/actions/table';
import messages from '../../src/public/_locales/en/messages.json';
import { launchChromium } from '../chromium';
import { startGoogle } from '../google';
import { type Person, signIn } from '../person';
import { startDisplay } from './display';

/** A host at a screen with a real keyboard and a real mouse, signed in. All of it goes when the test ends. */
export async function startAtScreen(): Promise<Person> {
  const google = await startGoogle();
  onTestFinished(() => google.close());
  const display = await startDisplay();
  onTestFinished(() => display.stop());
  const chromium = await launchChromium({ google, display });
  onTestFinished(() => chromium.close());
  const person = { google, chromium };
  await signIn(person, 'web', ['settings', 'created']);
  return person;
}

/** What stands in our menu at this place, from the top: the table of actions in its order. */
export function menuTitles(place: Place): string[] {
  const words = messages as Record<string, { message: string }>;
  return Object.entries(actions).flatMap(([action, { menus, presetMenus }]) => [
    ...(menus?.includes(place) ? [words[`${action}Menu`]?.message ?? action] : []),
    ...(presetMenus?.includes(place) ? [words[`${action}PresetsMenu`]?.message ?? action] : []),
  ]);
}
