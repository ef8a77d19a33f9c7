import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { until } from '../chromium/until';
import { type DisplayPrograms, findDisplay } from '../machine';
import { type Picture, readScreen, toPng } from './screen';

const width = 1280;
const height = 960;

/**
 * Starts an X display of one's own with a window manager on it; without one no window ever has the focus, and keys go
 * nowhere. Rejects, naming what is missing, where Xvfb, openbox or xdotool neither are there nor can be installed.
 */
export async function startDisplay(): Promise<Display> {
  const programs = await findDisplay();
  const folder = await mkdtemp(join(tmpdir(), 'roomkeeper-display-'));
  // Xvfb finds a free number by itself and writes it to the file descriptor it is told.
  const screen = ['-screen', '0', `${width}x${height}x24`, '-fbdir', folder];
  const server = spawn(programs.Xvfb, ['-displayfd', '3', ...screen, '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  // Nothing may stay behind when the process ends; SIGTERM is how vitest ends it, and then there is no "exit".
  for (const end of ['exit', 'SIGTERM']) process.once(end, () => server.kill());
  const [number] = await Promise.race([
    once(server.stdio[3] as Readable, 'data'),
    once(server, 'exit').then(([code]) => Promise.reject(new Error(`Xvfb ended with ${code} before it was ready.`))),
  ]);
  const name = `:${String(number).trim()}`;
  const openbox = spawn(programs.openbox, ['--sm-disable'], {
    env: { ...process.env, DISPLAY: name },
    stdio: 'ignore',
  });
  const display = new Display(name, programs, folder, [openbox, server]);
  try {
    await until('openbox manages the display', () => display.xdotool('get_desktop'));
  } catch (error) {
    await display.stop();
    throw error;
  }
  return display;
}

/** An X display with a keyboard and a mouse. One thing at a time: there is one focus and one pointer. */
export class Display {
  readonly width = width;
  readonly height = height;
  readonly #programs: DisplayPrograms;
  readonly #folder: string;
  readonly #processes: readonly ChildProcess[];
  #menus: string[] = [];

  /** `name` is what goes into the variable DISPLAY, e.g. ":99". Made by `startDisplay`. */
  constructor(
    readonly name: string,
    programs: DisplayPrograms,
    folder: string,
    processes: readonly ChildProcess[],
  ) {
    this.#programs = programs;
    this.#folder = folder;
    this.#processes = processes;
  }

  async xdotool(...args: string[]): Promise<string> {
    const env = { ...process.env, DISPLAY: this.name };
    return (await promisify(execFile)(this.#programs.xdotool, args, { env })).stdout;
  }

  /** Presses keys together, in xdotool's words: "alt+shift+e", "Down", "Return". */
  async press(keys: string): Promise<void> {
    await this.wake();
    await this.xdotool('key', '--clearmodifiers', keys);
  }

  /** Clicks at a place of the screen, in pixels: button 1 is the left one, 3 the right one. */
  async click(x: number, y: number, button: 1 | 3): Promise<void> {
    await this.wake();
    // Without --sync, which waits fifteen seconds for a pointer that is there already: the display takes both in their order.
    await this.xdotool('mousemove', String(x), String(y), 'click', String(button));
  }

  /** Clicks with the right button and resolves when the menu is there. */
  async openMenu(x: number, y: number): Promise<void> {
    const before = await this.#windows();
    await this.click(x, y, 3);
    // A menu is a window of its own: told apart by that, no other change of the screen is taken for it.
    await until('a menu opens', async () => {
      this.#menus = (await this.#windows()).filter((id) => !before.includes(id));
      return this.#menus.length > 0;
    });
    await this.still();
  }

  /**
   * Chooses an item of the open native menu, or opens its submenu, and resolves when the screen shows it.
   * Told all titles of that menu from the top, by its place among them; else by how many of Chromium's own items stand below
   * it. A letter would be that of Chromium's items first.
   */
  async choose(title: string, where: readonly string[] | number): Promise<void> {
    const before = await this.#windows();
    const fromEnd = typeof where === 'number';
    const place = fromEnd ? where : where.indexOf(title);
    if (place < 0) throw new Error(`"${title}" is not among ${String(where)}.`);
    const keys = [fromEnd ? 'End' : 'Home', ...Array<string>(place).fill(fromEnd ? 'Up' : 'Down'), 'Return'];
    // Without `wake`: the pointer stands on the menu's corner, and the smallest move of it selects what lies there.
    await this.xdotool('key', '--delay', '100', ...keys);
    await until(`"${title}" is chosen`, async () => {
      const now = await this.#windows();
      const isClosed = !this.#menus.some((id) => now.includes(id));
      const submenu = now.filter((id) => !before.includes(id));
      if (!isClosed) this.#menus.push(...submenu);
      return isClosed || submenu.length > 0;
    });
    await this.still();
  }

  /**
   * Moves the mouse a little. After ten minutes without input on the display Chromium refuses an interactive
   * getAuthToken with "User interaction blocked due to user inactivity.".
   */
  async wake(): Promise<void> {
    await this.xdotool('mousemove_relative', '1', '1', 'mousemove_relative', '--', '-1', '-1');
  }

  picture(): Promise<Picture> {
    return readScreen(join(this.#folder, 'Xvfb_screen0'));
  }

  /** Writes a PNG picture of the whole screen, native menus and notifications included. */
  async screenshot(path: `${string}.png`): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, toPng(await this.picture()));
  }

  /**
   * Resolves once nothing on the screen has changed for so long. Menus and popups fade in and out, and nothing but the
   * screen tells when they are done; 200 ms are many times what lies between two pictures of a fade.
   */
  async still(forMs = 200): Promise<void> {
    let before = (await this.picture()).pixels;
    let changedAt = Date.now();
    await until(`the screen has stood still for ${forMs} ms`, async () => {
      const { pixels } = await this.picture();
      if (!pixels.equals(before)) changedAt = Date.now();
      before = pixels;
      return Date.now() - changedAt >= forMs;
    });
  }

  /** Takes the hand off the mouse: in this corner it points at nothing. */
  async rest(): Promise<void> {
    await this.xdotool('mousemove', String(width - 1), String(height - 1));
  }

  /** Whether a menu is still open. */
  async hasMenu(): Promise<boolean> {
    if (this.#menus.length === 0) return false;
    const open = await this.#windows();
    return this.#menus.some((id) => open.includes(id));
  }

  /** The ids of all windows that show. */
  async #windows(): Promise<string[]> {
    return (await this.xdotool('search', '--onlyvisible', '--name', '.*')).trim().split('\n');
  }

  async stop(): Promise<void> {
    for (const child of this.#processes) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill();
      await once(child, 'exit');
    }
    await rm(this.#folder, { recursive: true, force: true });
  }
}
