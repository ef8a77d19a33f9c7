import type { Attendance } from '../store/kept-calls';
import { mostAtOnce } from './interval';

/**
 * The greatest number of people who were in at one time, whatever number of devices they had. Undefined as long as the
 * breaks of somebody are not known.
 */
export const mostPeopleAtOnce = (people: readonly Attendance[]): number | undefined =>
  people.every(({ isWhole }) => isWhole) ? mostAtOnce(people.flatMap(({ stays }) => stays)) : undefined;
