import { object, string } from '../actions/checks';
import { whole } from './shape';
import { stored } from './stored';

const shape = object({ record: string, startTime: string });

/** When the call began that was looked at last, by the name of its record: it never changes, so it is asked for once. */
export const callStart = stored<{ record: string; startTime: string } | undefined>(
  'session',
  'callStart',
  undefined,
  whole(shape),
);
