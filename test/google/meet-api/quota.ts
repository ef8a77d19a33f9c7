import type { Clock } from '../clock';
import { minuteMs } from '../clock';
import { ApiError, errorInfo, projectNumber } from './errors';

export type Bucket = 'read' | 'write' | 'create';

interface Limit {
  perUser: number;
  perProject: number;
  metric: string;
  limit: string;
}

/** Requests a minute: https://developers.google.com/workspace/meet/api/guides/limits */
const published = (): Record<Bucket, Limit> => ({
  read: { perUser: 600, perProject: 6000, metric: 'read_requests', limit: 'ReadRequests' },
  write: { perUser: 100, perProject: 1000, metric: 'write_requests', limit: 'WriteRequests' },
  create: { perUser: 10, perProject: 100, metric: 'reduced_write_requests', limit: 'ReducedWriteRequests' },
});

/** Counts the requests of the last minute, per user and for the project as a whole. */
export class Quotas {
  /** A test may set other numbers. */
  readonly limits = published();
  #spent: { bucket: Bucket; email: string; at: number }[] = [];

  constructor(private readonly clock: Clock) {}

  /** Google counts no more: for tests that ask faster than any person may. */
  lift(): void {
    for (const limit of Object.values(this.limits)) Object.assign(limit, { perUser: 1e6, perProject: 1e6 });
  }

  /** Takes one request out of a bucket, or throws 429. A refused request is not counted. */
  spend(bucket: Bucket, email: string): void {
    const now = this.clock.now();
    this.#spent = this.#spent.filter(({ at }) => at > now - minuteMs);
    const inBucket = this.#spent.filter((spent) => spent.bucket === bucket);
    const { perUser, perProject, metric, limit } = this.limits[bucket];
    if (inBucket.filter((spent) => spent.email === email).length >= perUser)
      throw exceeded(metric, `${limit}PerMinutePerUser`, perUser, '1/min/{project}/{user}');
    if (inBucket.length >= perProject)
      throw exceeded(metric, `${limit}PerMinutePerProject`, perProject, '1/min/{project}');
    this.#spent.push({ bucket, email, at: now });
  }
}

function exceeded(metric: string, limit: string, value: number, unit: string): ApiError {
  const consumer = `projects/${projectNumber}`;
  const fullMetric = `meet.googleapis.com/${metric}`;
  return new ApiError(
    429,
    'RESOURCE_EXHAUSTED',
    `Quota exceeded for quota metric '${fullMetric}' and limit '${limit}' of service 'meet.googleapis.com' for consumer 'project_number:${projectNumber}'.`,
    [
      errorInfo('RATE_LIMIT_EXCEEDED', {
        consumer,
        quota_metric: fullMetric,
        quota_limit: limit,
        quota_limit_value: String(value),
        quota_unit: unit,
        quota_location: 'global',
      }),
    ],
  );
}
