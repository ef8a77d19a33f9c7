import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '../actions/failures';
import { call } from '../actions/messaging';
import type { SpaceView } from '../actions/table';
import { browser } from '../browser';
import { type MessageKey, numeral, t } from '../i18n';
import type { ConferenceRecord, Participant } from '../meet/types';
import { historyPage } from '../pages';
import { ago } from '../ui/ago';
import { readPart, readParticipants } from '../ui/conference';
import { duration, since } from '../ui/duration';
import { Problem } from '../ui/lazy-problem';
import { useOrder } from '../ui/use-order';
import { Artifacts } from './artifacts';
import { Person } from './person';

/** How often a call is looked at while this is open. */
const everyMs = 10_000;

interface Props {
  view: SpaceView;
  code: string;
  /** Takes the meeting read again, after a call began or ended. */
  setView(view: SpaceView): void;
}

interface Call {
  record?: ConferenceRecord;
  people: Participant[];
}

/** The call that runs, or the last one: how long it lasts, and who is in it. It is read again and again while shown. */
export function Participants({ view, code, setView }: Props) {
  const [shown, setShown] = useState<Call>();
  const [failure, setFailure] = useState<Failure>();
  const order = useOrder({ readSpace: () => look() });
  // A meeting that this browser did not make may still be ours, and then no other permission is needed to look at it.
  const [foreign, setForeign] = useState(false);

  async function look(): Promise<void> {
    // The newest comes first, and it is the running one if any is: that way the next call is noticed as well.
    const query = { filter: `space.name = "${view.space.name}"`, pageSize: 1 };
    const records = await readPart('listConferenceRecords', { query, foreign });
    const record = records.ok ? records.value.conferenceRecords?.[0] : undefined;
    const hidden = records.ok ? !record : records.failure.kind === 'scopeMissing';
    if (hidden && !view.made && !foreign) return setForeign(true);
    if (!records.ok) return setFailure(records.failure);
    const people = await readParticipants({ record: record?.name, foreign });
    if (record && !people.ok) return setFailure(people.failure);
    setFailure(undefined);
    setShown({ record, people: people.ok ? people.value : [] });
    if (record) await follow(record);
  }

  // What stands above says whether a call runs, so the meeting is read again where the newest record says otherwise.
  const above = useRef(view);
  above.current = view;
  async function follow({ name, endTime }: ConferenceRecord): Promise<void> {
    if ((endTime ? undefined : name) === above.current.space.activeConference?.conferenceRecord) return;
    const read = await call('readSpace', { code });
    if (read.ok) setView(read.value);
  }
  useEffect(() => {
    look();
    const timer = setInterval(look, everyMs);
    return () => clearInterval(timer);
  }, [foreign]);

  // It opens at the end of the popup, which may be out of sight.
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.scrollIntoView({ block: 'nearest' }), [!!shown]);

  const problem = order.failed ?? (failure && { failure, order: { action: 'readSpace' as const, input: { code } } });
  if (problem) return <Problem {...problem} give={order.giveOrder} />;
  if (!shown) return <p class="busy">{t('reading')}</p>;
  if (!shown.record)
    return (
      <>
        <p class="soft">{t(unseenLabel(view))}</p>
        <AllCalls name={view.space.name} />
      </>
    );
  const { startTime = '', endTime } = shown.record;
  const present = shown.people.filter(({ latestEndTime }) => !latestEndTime);
  const gone = shown.people.filter(({ latestEndTime }) => latestEndTime);
  return (
    <section ref={panel} class="stack tight panel" aria-label={t('theCall')}>
      {endTime ? (
        <>
          <p>
            <strong>{t('lastedFor', duration(Date.parse(startTime), Date.parse(endTime)))}</strong>
            <br />
            <span class="soft">{t('lastEnded', ago(Date.parse(endTime)))}</span>
          </p>
          <Artifacts record={shown.record.name} foreign={foreign} />
        </>
      ) : (
        <p>
          <strong>{t('runsFor', since(startTime))}</strong>
          <br />
          <span class="soft">{t('following')}</span>
        </p>
      )}
      {!endTime && <People title={`${t('inCall')} (${numeral(present.length)})`} people={present} />}
      <People title={`${t(endTime ? 'tookPart' : 'left')} (${numeral(gone.length)})`} people={gone} />
      <AllCalls name={view.space.name} />
    </section>
  );
}

/** Leads to the page with all calls of the meeting: breaks, lists, and what is kept. */
const AllCalls = ({ name }: { name: string }) => (
  <div>
    <button type="button" class="quiet back" onClick={() => browser.tabs.create({ url: historyPage(name) })}>
      {t('allCalls')}
    </button>
  </div>
);

/** What is known where Google shows no record of a call: a record of somebody else's call is not there to be seen. */
function unseenLabel({ space }: SpaceView): MessageKey {
  if (space.activeConference) return 'callNotShown';
  return space.config ? 'noLastCall' : 'liveUnknown';
}

function People({ title, people }: { title: string; people: Participant[] }) {
  if (!people.length) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul class="people">
        {people.map((one) => (
          <Person key={one.name} person={one} />
        ))}
      </ul>
    </>
  );
}
