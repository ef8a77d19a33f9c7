import { afterEach, expect, it, vi } from 'vitest';
import { inTime } from '../../src/in-time';

afterEach(() => vi.useRealTimers());

it('gives what comes in time, and what stands for it afterwards', async () => {
  vi.useFakeTimers();
  expect(await inTime(1_000, Promise.resolve('in time'), () => 'late')).toBe('in time');
  const never = inTime(1_000, new Promise<string>(() => {}), () => 'late');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await never).toBe('late');
});

it('leaves no timer behind, also where it fails', async () => {
  vi.useFakeTimers();
  await expect(inTime(1_000, Promise.reject(new Error('no')), () => 'late')).rejects.toThrow('no');
  expect(vi.getTimerCount()).toBe(0);
});
