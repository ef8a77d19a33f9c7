import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes many minutes in the long run, though its file is short. */
const slow = /e2e\/(deaths|any-order|fault-table|rooms-killed|restart|languages)/;

/**
 * In the long run what takes longest begins first: at its end one browser would work on alone for a quarter of an hour. Where a
 * file ran before vitest knows how long it took; on a fresh machine it goes by the size of the file, which says nothing here.
 */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    // vitest runs the kinds of tests one after the other, in whatever order their files are given.
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))];
  }
}

const isSlow = ({ moduleId }: TestSpecification): boolean => slow.test(moduleId);
