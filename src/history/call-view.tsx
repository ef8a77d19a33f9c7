import { useEffect, useMemo } from 'preact/hooks';
import type { Failure } from '../actions/failures';
import type { Order } from '../actions/table';
import { inSeconds, plural, t } from '../i18n';
import type { ConferenceRecord, SpaceName } from '../meet/types';
import type { Attendance, NameList } from '../store/kept-calls';
import { duration } from '../ui/duration';
import { Problem } from '../ui/problem';
import { dayAndTime, plainTime } from '../ui/times';
import { useOrder } from '../ui/use-order';
import { attendancesOf, inOrder, together } from './attendances';
import { sayMany } from './call-list';
import { type CallSpan, callSpan } from './call-span';
import { type Call, isKeptWhole } from './calls';
import { Comparison } from './comparison';
import { Keep } from './keep';
import { PeopleTable, peopleSheet } from './people-table';
import type { CallReading } from './read-call';
import { TakeAlong } from './take-along';
import { useCallReading } from './use-call-reading';
import { useNameList } from './use-name-list';

interface Props {
  call: Call;
  space: SpaceName;
  /** Whose calls these are; nobody's while nobody is signed in. */
  accountId?: string;
  foreign: boolean;
  /** The list that another call was compared with last: it is most likely the same class. */
  lastList: string;
  setLastList(text: string): void;
  /** Takes who was in, for the list of calls. */
  found(people: Attendance[]): void;
  /** Takes the record of the call once it is over. */
  ended(record: ConferenceRecord): void;
  /** Reads again what is kept. */
  look(): Promise<void>;
}

/** One call: who was in and when, a list beside it, and what can be taken along or kept. */
export function CallView({ call, space, accountId, foreign, lastList, setLastList, found, ended, look }: Props) {
  const { record, kept, atGoogle } = call;
  const { reading, again } = useCallReading(isKeptWhole(call) ? undefined : atGoogle, foreign);
  const order = useOrder({ readConference: again });
  const { people, span } = useMemo(() => shownOf(call, reading), [call, reading]);
  useEffect(() => {
    if (people) found(people);
  }, [people]);
  const now = reading?.record;
  useEffect(() => {
    // A call that runs ends at some time, and Google says then when it forgets it.
    if (now && now.endTime !== atGoogle?.endTime) ended(now);
  }, [now]);
  const { list, typed, wasKept, ...names } = useNameList(kept, lastList);
  const change = (next: NameList) => {
    names.change(next);
    if (next.text !== list.text) setLastList(next.text);
  };
  const problem = order.failed ?? (reading?.failure && problemOf(call, foreign, reading.failure));
  const file = `${t('historyFile')}-${plainTime(span.fromMs).slice(0, 10)}`;
  return (
    <section class="stack detail" aria-labelledby="call">
      <div>
        <h2 id="call">{dayAndTime(span.fromMs)}</h2>
        {people && (
          <p class="soft">
            {[
              span.isRunning ? t('runsFor', duration(span.fromMs, span.toMs)) : duration(span.fromMs, span.toMs),
              sayMany(people.length, people),
            ].join(' · ')}
          </p>
        )}
      </div>
      {problem && <Problem {...problem} give={order.giveOrder} />}
      {!people && !problem && <p class="busy">{t('historyReading')}</p>}
      {reading && <Progress reading={reading} />}
      {people && (
        <>
          <div class="stack tight">
            {accountId && (
              <Keep
                call={{ accountId, space, record, ...endsOf(span), people, ...(list.text.trim() && { list }) }}
                {...(kept && { kept })}
                {...(typed && { typed })}
                {...(call.forgottenAtMs !== undefined && { forgottenAtMs: call.forgottenAtMs })}
                isRunning={span.isRunning}
                {...{ wasKept, look }}
              />
            )}
            <TakeAlong sheet={() => peopleSheet(people)} file={file} />
          </div>
          {people.length > 0 ? <PeopleTable people={people} span={span} /> : <p class="soft">{t('historyNobody')}</p>}
          <Comparison {...{ people, span, list, change, file }} />
        </>
      )}
    </section>
  );
}

const endsOf = ({ fromMs, toMs }: CallSpan) => ({ fromMs, toMs });

/** Who was in, as far as it is known from what is kept and from Google; nothing as long as that may be nobody or somebody. */
function shownOf({ kept, ...call }: Call, reading: CallReading | undefined): { span: CallSpan; people?: Attendance[] } {
  const known = reading ? [...reading.participants, ...[...reading.sessions.values()].flat()] : [];
  const span = callSpan(reading?.record ?? call.atGoogle ?? recordOf(call), known, Date.now());
  const read = reading ? attendancesOf(reading.participants, reading.sessions, span) : [];
  const people = inOrder(together(kept?.people ?? [], read));
  // Of a call that Google has forgotten, there is nothing more than what is kept.
  const isKnown = people.length > 0 || reading?.isListed || !call.atGoogle;
  return { span, ...(isKnown && { people }) };
}

/** A call that Google has forgotten, as Google had it. */
const recordOf = ({ record, fromMs, toMs }: Omit<Call, 'kept'>): ConferenceRecord => ({
  name: record,
  startTime: new Date(fromMs).toISOString(),
  ...(toMs !== undefined && { endTime: new Date(toMs).toISOString() }),
});

/** What is under way, and what keeps it from going on. */
function Progress({ reading: { breaks, restsForMs, isGone } }: { reading: CallReading }) {
  if (isGone)
    return (
      <p class="note" role="status">
        {t('historyGone')}
      </p>
    );
  if (restsForMs !== undefined)
    return (
      <p class="soft" role="status">
        {t('historyRests', inSeconds(Math.ceil(restsForMs / 1_000)))}
      </p>
    );
  if (!breaks || breaks.read === breaks.of) return null;
  return (
    <div class="stack tight no-print">
      <progress max={breaks.of} value={breaks.read} aria-label={t('historyBreaksReading')} />
      <p class="soft">{plural('historyBreaksRead', breaks.of, breaks.read)}</p>
    </div>
  );
}

const problemOf = ({ record }: Call, foreign: boolean, failure: Failure): { failure: Failure; order: Order } => ({
  failure,
  order: { action: 'readConference', input: { part: 'getConferenceRecord', record, foreign } },
});
