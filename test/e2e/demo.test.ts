import { expect, it, vi } from 'vitest';
import { walkThrough } from '../demo/walk-through';
import { start } from '../person';

it('what npm start shows without a display goes through the main job to its end', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => {});
  const person = await start();
  await walkThrough(person);
  expect(person.google.requests.map(({ call }) => call)).toEqual(expect.arrayContaining(['create', 'patch', 'end']));
  said.mockRestore();
});
