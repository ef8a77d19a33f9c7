import type { SpaceView } from '../actions/table';
import { numeral, t } from '../i18n';
import { Person } from '../popup/person';
import { runningCalls } from '../store/running-calls';
import { useStored } from '../ui/use-stored';

/** Who is in the call of this meeting, as it was read last. */
export function Present({ view: { space } }: { view: SpaceView }) {
  const call = useStored(runningCalls, undefined)?.calls.find((one) => one.space === space.name);
  if (!call?.people) return null;
  return (
    <section class="stack tight" aria-labelledby="present">
      <h2 id="present">
        {t('inCall')} ({numeral(call.people.length)})
      </h2>
      <ul class="people present">
        {call.people.map((one) => (
          <Person key={one.name} person={one} />
        ))}
      </ul>
    </section>
  );
}
