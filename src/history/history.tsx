import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Failure } from '../actions/failures';
import type { Order } from '../actions/table';
import { plural, t } from '../i18n';
import { isMeetingCode } from '../meet/code';
import { READONLY } from '../meet/scopes';
import type { ConferenceRecord } from '../meet/types';
import { currentId, findAccount } from '../store/accounts';
import { type Attendance, eraseOwnKeptCalls } from '../store/kept-calls';
import { ConfirmButton } from '../ui/confirm-button';
import { focusOn } from '../ui/focus-on';
import { Problem } from '../ui/problem';
import { useOrder } from '../ui/use-order';
import { useStored } from '../ui/use-stored';
import { CallList } from './call-list';
import { CallView } from './call-view';
import { callsOf, readRecords } from './calls';
import { findMeeting, type Place } from './find-meeting';
import { SideBySideTable } from './side-by-side-table';
import { useKeptCalls } from './use-kept-calls';

const addressed = () => decodeURIComponent(location.hash.slice(1));

/** Who was in the calls of a meeting: the page's address says of which. */
export function History({ account }: { account: string | undefined }) {
  const [address, setAddress] = useState(addressed);
  const accountId = useStored(currentId, account);
  const [place, setPlace] = useState<Place>();
  const [failure, setFailure] = useState<Failure>();
  const order = useOrder({ readSpace: () => find() });
  const find = () =>
    findMeeting(address).then((found) => {
      setFailure(found.ok ? undefined : found.failure);
      setPlace(found.ok ? found.value : undefined);
    });
  useEffect(() => {
    const follow = () => setAddress(addressed());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  useEffect(() => {
    find();
  }, [address, accountId]);
  // The name of a space says nothing to anybody.
  const title = place?.label ?? (place?.code || (isMeetingCode(address) ? address : t('whoWasIn')));
  useEffect(() => {
    document.title = title;
  }, [title]);
  const problem =
    order.failed ?? (failure && { failure, order: { action: 'readSpace' as const, input: { code: address } } });
  return (
    <main class="page stack">
      <header class="stack tight">
        <p class="soft no-print">{t('whoWasIn')}</p>
        <h1>
          <bdi>{title}</bdi>
        </h1>
        {place?.label && place.code && (
          <p class="soft">
            <bdi>{place.code}</bdi>
          </p>
        )}
        <p class="soft no-print">{t('historyText')}</p>
      </header>
      {problem ? (
        <Problem {...problem} give={order.giveOrder} />
      ) : (
        place && <Calls key={`${place.name} ${accountId}`} place={place} {...(accountId && { accountId })} />
      )}
    </main>
  );
}

/** The calls of a meeting for an account: the list of them, and beside it one of them or several. */
function Calls({ place: { name, made }, accountId }: { place: Place; accountId?: string }) {
  const [records, setRecords] = useState<ConferenceRecord[]>();
  const [failure, setFailure] = useState<Failure>();
  // A meeting that this browser did not make may still be ours, and then no other permission is needed to look at it.
  const [foreign, setForeign] = useState(false);
  const { kept, look } = useKeptCalls(accountId, name);
  const order = useOrder({ readConference: () => read() });
  const [open, setOpen] = useState<string>();
  const [chosen, setChosen] = useState<string[]>([]);
  const [isSideBySide, setSideBySide] = useState(false);
  const [people, setPeople] = useState<Record<string, Attendance[]>>({});
  const [lastList, setLastList] = useState('');
  // What was chosen gets the focus: where the window is narrow, it stands below the list, out of sight.
  const view = useRef<HTMLDivElement>(null);
  const [choices, setChoices] = useState(0);
  useLayoutEffect(() => {
    if (choices) focusOn(view.current?.querySelector<HTMLElement>('.detail h2'));
  }, [choices]);
  async function read(): Promise<void> {
    const found = await readRecords(name, foreign);
    // Calls that were shown have only been forgotten since.
    const isHidden = found.ok ? !found.value.length && !records?.length : found.failure.kind === 'scopeMissing';
    if (isHidden && !foreign && (await mayLookAtOthers())) return setForeign(true);
    // There is a list already, and it is read again with the next look.
    if (!found.ok && found.failure.kind === 'rateLimited' && records) return;
    setFailure(found.ok ? undefined : found.failure);
    if (found.ok) setRecords(found.value);
  }
  /** Nobody is asked for a permission who only wants to see what is kept. */
  async function mayLookAtOthers(): Promise<boolean> {
    if (made) return false;
    const account = await findAccount();
    return !kept?.calls.length || !!account?.scopes.includes(READONLY);
  }
  useEffect(() => {
    if (kept) read();
  }, [foreign, !!kept]);
  const isReading = useRef(false);
  useEffect(() => {
    if (!records) return;
    // A page may be open for days, and calls begin and end meanwhile. Where they cannot be read, it keeps those that it has.
    const readAgain = async () => {
      if (document.visibilityState !== 'visible' || isReading.current) return;
      isReading.current = true;
      await read();
      isReading.current = false;
    };
    document.addEventListener('visibilitychange', readAgain);
    return () => document.removeEventListener('visibilitychange', readAgain);
  }, [foreign, records]);
  const calls = useMemo(() => callsOf(records ?? [], kept?.calls ?? []), [records, kept]);
  const found = (record: string, who: Attendance[]) => setPeople((before) => ({ ...before, [record]: who }));
  const shown = calls.find(({ record }) => record === open) ?? calls[0];
  const isRead = kept && (records || failure);
  const problem = failure && (order.failed ?? { failure, order: listOrder(name, foreign) });
  useEffect(() => {
    // It stays open when a newer call comes.
    if (isRead && shown) setOpen(shown.record);
  }, [isRead && shown?.record]);
  if (!isRead) return <p class="busy">{t('historyReading')}</p>;
  return (
    <>
      {problem && <Problem {...problem} give={order.giveOrder} />}
      {kept.isBroken && <p class="wrong">{t('historyKeptBroken')}</p>}
      {!calls.length && !problem && <p class="soft">{t('noLastCall')}</p>}
      {calls.length > 0 && (
        <div class="calls" ref={view}>
          <section class="stack tight no-print" aria-labelledby="calls">
            <h2 id="calls">{t('historyCalls', calls.length)}</h2>
            <CallList
              {...{ calls, foreign, chosen }}
              read={people}
              {...(!isSideBySide && shown && { open: shown.record })}
              show={({ record }) => {
                setOpen(record);
                setSideBySide(false);
                setChoices(choices + 1);
              }}
              choose={(record, isChosen) =>
                setChosen(isChosen ? [...chosen, record] : chosen.filter((one) => one !== record))
              }
            />
            <button
              type="button"
              disabled={chosen.length < 2}
              onClick={() => {
                setSideBySide(true);
                setChoices(choices + 1);
              }}
            >
              {t('sideBySide', chosen.length)}
            </button>
            {calls.length > 1 && chosen.length < 2 && <p class="soft">{t('sideBySideHint')}</p>}
            <KeptOfMeeting
              count={kept.calls.length + kept.unreadable}
              unreadable={kept.unreadable}
              erase={() => accountId && eraseOwnKeptCalls(accountId, name).then(look)}
            />
          </section>
          {isSideBySide ? (
            <SideBySideTable
              calls={calls.filter(({ record }) => chosen.includes(record))}
              {...{ foreign, found }}
              read={people}
              file={t('historyFile')}
            />
          ) : (
            shown && (
              <CallView
                key={`${shown.record} ${foreign}`}
                call={shown}
                space={name}
                {...(accountId && { accountId })}
                {...{ foreign, lastList, setLastList, look }}
                found={(who) => found(shown.record, who)}
                ended={(over) => setRecords(records?.map((one) => (one.name === over.name ? over : one)))}
              />
            )
          )}
        </div>
      )}
    </>
  );
}

/** What is kept of all calls of the meeting, and the way to erase it. */
function KeptOfMeeting({ count, unreadable, erase }: { count: number; unreadable: number; erase(): void }) {
  if (!count) return null;
  return (
    <div class="stack tight">
      <p class="soft">
        {t('historyKeptCount', count)}
        {unreadable > 0 && ` ${t('historyKeptUnreadable', unreadable)}`}
      </p>
      <div>
        <ConfirmButton label={t('historyEraseAll')} question={plural('historyEraseAllQuestion', count)} act={erase} />
      </div>
    </div>
  );
}

const listOrder = (name: Place['name'], foreign: boolean): Order => ({
  action: 'readConference',
  input: { part: 'listConferenceRecords', query: { filter: `space.name = "${name}"` }, foreign },
});
