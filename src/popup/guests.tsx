import { useEffect, useMemo, useState } from 'preact/hooks';
import { type Entry, outcomeOf } from '../actions/entry';
import { call } from '../actions/messaging';
import type { Person } from '../actions/person';
import type { SpaceView } from '../actions/table';
import { t } from '../i18n';
import type { Member, MemberRole, SpaceName } from '../meet/types';
import { isSame, type PersonRow, people } from '../store/people';
import { Problem } from '../ui/lazy-problem';
import { Notes } from '../ui/notes';
import { readAddresses } from '../ui/read-addresses';
import { RoleChoice } from '../ui/role-choice';
import { sayPerson } from '../ui/say-person';
import { useOpen } from '../ui/use-open';
import { useOrder } from '../ui/use-order';
import { useStored } from '../ui/use-stored';
import type { Guests as Change, GuestsDraft } from './use-guests';

interface Props {
  view: SpaceView;
  guests: Change;
}

/** Who has a place in the meeting beforehand, as Google lists them, and a field for more. */
export function Guests({ view, guests }: Props) {
  const name = view.space.name as SpaceName;
  const [listed, setListed] = useState<Member[]>();
  const order = useOrder({ readMembers: setListed });
  const kept = useStored(
    useMemo(() => people.at(name), [name]),
    undefined,
  );
  const rows = kept?.rows ?? [];
  const isRunning = useIsRunning(kept?.orderId);
  const isUnderWay = isRunning && rows.some(isOnTheWay);
  const isOurs = view.made !== false;
  useEffect(() => {
    // Again once an order about them is over, wherever it was given.
    if (isOurs && !isUnderWay) order.give('readMembers', { name });
  }, [isUnderWay]);
  const denied = order.failed?.failure.kind === 'denied' || order.failed?.failure.kind === 'notFound';
  if (!isOurs || denied) return <p class="soft">{t('peopleOffNotMade')}</p>;
  return (
    <section class="stack" aria-label={t('guestsTitle')}>
      <div>
        <h2>{t('guestsTitle')}</h2>
        <p class="soft">{t('guestsHint')}</p>
      </div>
      {order.failed && <Problem {...order.failed} give={order.giveOrder} />}
      {!listed && order.busy && <p class="busy">{t('reading')}</p>}
      {listed?.length === 0 && <p class="soft">{t('guestsNone')}</p>}
      {listed && <Listed {...{ listed, guests, rows }} added={kept?.added ?? {}} />}
      <Outcomes
        rows={rows}
        isUnderWay={isUnderWay}
        again={() => call('updateMembers', { name })}
        busy={!!guests.order.busy}
      />
      {listed && <Adding {...{ view, listed, guests }} />}
    </section>
  );
}

const isOnTheWay = ({ is }: PersonRow): boolean => is === 'queued' || is === 'sent';

/** Whether the order about them is under way, or the list of meetings that this one is of: it may have been cut off. */
function useIsRunning(orderId: string | undefined): boolean {
  const isIt = ({ id, order }: Entry) =>
    id === orderId || (order.action === 'createRooms' && order.input.list === orderId);
  return useOpen().some((one) => !outcomeOf(one) && isIt(one));
}

const without = ({ add, remove }: GuestsDraft, email: string): GuestsDraft => ({
  add: add.filter((one) => !isSame(one.email, email)),
  remove: remove.filter((one) => !isSame(one.email, email)),
});

interface ListedProps {
  listed: Member[];
  guests: Change;
  rows: PersonRow[];
  added: Record<string, Person>;
}

function Listed({ listed, guests, rows, added }: ListedProps) {
  const { draft, setDraft } = guests;
  return (
    <ul class="guests">
      {listed.map(({ name: member, email = '', role }) => {
        const leaves = draft.remove.some((one) => one.member === member);
        const chosen = draft.add.find((one) => one.member === member);
        const choose = (next?: MemberRole) =>
          setDraft((before) => {
            const { add, remove } = without(before, email);
            return { add: next === role ? add : [...add, personOf(email, next, member)], remove };
          });
        return (
          <li key={member}>
            <bdi class={leaves ? 'off' : ''}>{email}</bdi>
            <RoleChoice
              label={t('roleOf', email)}
              role={chosen ? chosen.role : role}
              disabled={leaves}
              choose={choose}
            />
            {added[member] ? (
              <button
                type="button"
                class="quiet small"
                aria-label={t(leaves ? 'guestKeepOf' : 'guestRemoveOf', email)}
                onClick={() =>
                  setDraft((before) => {
                    const { add, remove } = without(before, email);
                    return { add, remove: leaves ? remove : [...remove, personOf(email, role, member)] };
                  })
                }
              >
                {t(leaves ? 'guestKeep' : 'guestRemove')}
              </button>
            ) : (
              <span class="soft">{!mayBeOurs(rows, email) && t('guestElsewhere')}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Whether they may be here by an order of ours of which no outcome is known. */
const mayBeOurs = (rows: PersonRow[], email: string): boolean =>
  rows.some(({ isOurs, is, email: whom }) => isOurs && (is === 'sent' || is === 'unknown') && isSame(whom, email));

const personOf = (email: string, role?: MemberRole, member?: Person['member']): Person => ({
  email,
  ...(role && { role }),
  ...(member && { member }),
});

/** A field that takes whatever people paste. Each address is in the review below before it is sent. */
function Adding({ view, listed, guests }: { view: SpaceView; listed: Member[]; guests: Change }) {
  const { text, setText, role, setRole, setDraft } = guests;
  const { found, twice, wrong } = useMemo(() => readAddresses(text), [text]);
  const isListed = (email: string) => listed.some((one) => isSame(one.email, email));
  const isOwn = (email: string) => isSame(view.account, email);
  const fresh = found.filter((email) => !isListed(email) && !isOwn(email));
  useEffect(() => {
    setDraft(({ add, remove }) => ({
      add: [...add.filter(({ member }) => member), ...fresh.map((email) => personOf(email, role))],
      remove,
    }));
  }, [fresh.join(), role]);
  const notes = [
    ...wrong.map((one) => t('guestWrong', one.line, one.text)),
    ...twice.map((email) => t('guestTwice', email)),
    ...found.filter(isListed).map((email) => t('guestThere', email)),
    ...found.filter(isOwn).map((email) => t('guestSelf', email)),
  ];
  return (
    <div class="stack tight">
      <label class="soft" for="guests">
        {t('guestsAdd')}
      </label>
      <textarea
        id="guests"
        dir="auto"
        rows={3}
        spellcheck={false}
        autocomplete="off"
        placeholder={t('guestsPlaceholder')}
        aria-describedby="notes"
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div class="row soft">
        <span aria-hidden="true">{t('guestsAs')}</span>
        <RoleChoice label={t('guestsAs')} role={role} choose={setRole} />
      </div>
      <Notes id="notes" notes={notes} />
    </div>
  );
}

/** How far the last order about them is, and what became of each. What went as asked is in the list above. */
function Outcomes({
  rows,
  isUnderWay,
  again,
  busy,
}: {
  rows: PersonRow[];
  isUnderWay: boolean;
  again(): void;
  busy: boolean;
}) {
  const open = rows.filter(({ is }) => is !== 'done');
  if (isUnderWay) {
    const done = rows.filter((row) => !isOnTheWay(row)).length;
    return (
      <div role="status">
        <p class="busy">{t('changingPeopleOf', done, rows.length)}</p>
        <progress max={rows.length} value={done} aria-hidden="true" />
      </div>
    );
  }
  if (!open.length) return null;
  return (
    <section class="stack tight">
      <h2>{t('guestsLast')}</h2>
      <ul class="stack tight">
        {open.map((row) => (
          <li key={row.email}>
            <strong>
              <bdi>{row.email}</bdi>
            </strong>
            <br />
            <span class="wrong">{sayPerson(row)}</span>
          </li>
        ))}
      </ul>
      <button type="button" disabled={busy} onClick={again}>
        {t('roomsAgain')}
      </button>
    </section>
  );
}
