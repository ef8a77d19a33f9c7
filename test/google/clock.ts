/** The time of the local Google: the machine's, plus whatever a test has skipped with `advance`. All values in milliseconds since 1970. */
export class Clock {
  #skippedMs = 0;

  now(): number {
    return Date.now() + this.#skippedMs;
  }

  advance(ms: number): void {
    this.#skippedMs += ms;
  }
}

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** A `google-datetime` as Google writes it: RFC 3339 in UTC. */
export const timestamp = (ms: number): string => new Date(ms).toISOString();
