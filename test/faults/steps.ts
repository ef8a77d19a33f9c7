import fc from 'fast-check';
import { builtInPresets } from '../../src/store/preset';
import { type FaultName, faultNames } from './faults';

/** Who orders, and what becomes of them before Google's answer comes. */
export type By = 'a page' | 'a page that is gone' | 'a page that came back' | 'the menu';

/**
 * What goes wrong under an order: with its call; Google carries it out, and the connection dies before the answer, so
 * that Chromium may send it again; or the worker is killed before or after Google carried it out.
 */
export type Accident =
  | FaultName
  | 'nothing wrong'
  | 'the answer is lost'
  | 'killed before it is done'
  | 'killed after it is done';

/** One thing that happens. `meeting` counts through those that there are. */
export type Step =
  | { order: 'create'; preset: string; by: By; accident: Accident }
  | { order: 'lock' | 'unlock'; meeting: number; by: By; accident: Accident }
  | { order: 'update' | 'undo' | 'end' | 'close' | 'copy' | 'read'; meeting: number; by: By; accident: Accident }
  | { order: 'sign out' | 'sign in' | 'open the popup' | 'close the popup' }
  | { order: 'somebody walks in' | 'somebody changes it'; meeting: number };

/** Those that end by a time limit have their place in the fault table; a connection is refused there too. */
const slow: readonly FaultName[] = ['a hang', 'a trickle', '503', 'ten megabytes', 'a refused connection'];
const quick = faultNames.filter((name) => !slow.includes(name));

const accident: fc.Arbitrary<Accident> = fc.oneof(
  { weight: 4, arbitrary: fc.constant('nothing wrong') },
  { weight: 4, arbitrary: fc.constantFrom(...quick) },
  { weight: 1, arbitrary: fc.constant('the answer is lost') },
  { weight: 1, arbitrary: fc.constantFrom('killed before it is done', 'killed after it is done') },
);
const by: fc.Arbitrary<By> = fc.oneof(
  { weight: 5, arbitrary: fc.constant('a page') },
  { weight: 3, arbitrary: fc.constant('the menu') },
  { weight: 1, arbitrary: fc.constantFrom('a page that is gone', 'a page that came back') },
);
const onlyPages = by.map((one): By => (one === 'the menu' ? 'a page' : one));
const meeting = fc.nat(4);
const preset = fc.constantFrom('', ...Object.keys(builtInPresets).filter((id) => id !== 'recordedClass'));

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ order: fc.constant('create'), preset, by, accident }) },
  { weight: 4, arbitrary: fc.record({ order: fc.constantFrom('lock', 'unlock'), meeting, by, accident }) },
  {
    weight: 6,
    arbitrary: fc.record({
      order: fc.constantFrom('update', 'undo', 'end', 'close', 'copy', 'read'),
      meeting,
      by: onlyPages,
      accident,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ order: fc.constantFrom('sign out', 'sign in', 'open the popup', 'close the popup') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ order: fc.constantFrom('somebody walks in', 'somebody changes it'), meeting }),
  },
) as fc.Arbitrary<Step>;

/** A short life of the extension. */
export const steps: fc.Arbitrary<Step[]> = fc.array(step, { minLength: 1, maxLength: 6 });
