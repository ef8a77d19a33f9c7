import type { CDPSession } from 'puppeteer-core';
import { run } from './run';

/**
 * Presses a button with the mouse, at once: two real input events, by way of the browser. Rejects where it is not to be
 * seen, switched off, or covered.
 */
export async function press(session: CDPSession, name: string): Promise<void> {
  const place = await run(session, find, name);
  if (typeof place === 'string') throw new Error(`Marked as usable, but ${place}.`);
  const at = { ...place, button: 'left', clickCount: 1 } as const;
  await Promise.all([
    session.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at }),
    session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at }),
  ]);
}

/** Runs in the page: the middle of the button of this name, or what is wrong with it. */
function find(name: string): { x: number; y: number } | string {
  const buttons = [...document.querySelectorAll('button')];
  const button = buttons.find((one) => (one.ariaLabel ?? one.textContent ?? '').trim() === name);
  if (!button) return `there is no button ${name}`;
  const { left, top, width, height } = button.getBoundingClientRect();
  const place = { x: left + width / 2, y: top + height / 2 };
  if (button.matches(':disabled')) return `${name} is switched off`;
  if (!button.contains(document.elementFromPoint(place.x, place.y))) return `${name} is covered`;
  return place;
}
