import { useMemo } from 'preact/hooks';
import { failureMessage } from '../actions/failure-messages';
import { settingLabels } from '../actions/labels';
import { t } from '../i18n';
import type { SpaceName } from '../meet/types';
import { people } from '../store/people';
import type { RoomRow } from '../store/rooms';
import { sayPerson } from '../ui/say-person';
import { useStored } from '../ui/use-stored';

/** A meeting of a list, and its place in it. */
export interface Placed {
  at: number;
  row: RoomRow;
}

/**
 * Meetings with their links, and what became of each. All of them are there to be searched and printed; of thousands the
 * browser lays out those in sight alone, and of a change only those that differ are built anew.
 */
export const RoomTable = ({ found, isRunning }: { found: readonly Placed[]; isRunning: boolean }) => (
  <table class="rooms" aria-label={t('roomsTitle')}>
    <thead>
      <tr>
        <th scope="col">{t('presetName')}</th>
        <th scope="col">{t('roomsLink')}</th>
        <th scope="col">{t('roomsState')}</th>
      </tr>
    </thead>
    <tbody>
      {found.map(({ at, row }) => (
        <Row
          key={at}
          label={row.label}
          uri={row.uri}
          says={sayRoom(row, isRunning)}
          withoutPlace={row.peopleMissing ? row.name : undefined}
          isWrong={['failed', 'unknown'].includes(stateOf(row, isRunning))}
        />
      ))}
    </tbody>
  </table>
);

interface RowProps {
  label: string;
  uri?: string;
  says: string;
  /** The meeting, where somebody has no place in it. */
  withoutPlace?: SpaceName;
  isWrong: boolean;
}

function Row({ label, uri, says, withoutPlace, isWrong }: RowProps) {
  return useMemo(
    () => (
      <tr class={uri ? 'made' : ''}>
        <th scope="row">
          <bdi>{label}</bdi>
        </th>
        <td>
          {uri && (
            <a href={uri} target="_blank" rel="noreferrer">
              {uri.replace('https://', '')}
            </a>
          )}
        </td>
        <td class={isWrong ? 'wrong' : 'soft'}>
          {says}
          {withoutPlace && <WithoutPlace name={withoutPlace} />}
        </td>
      </tr>
    ),
    [label, uri, says, withoutPlace, isWrong],
  );
}

/** Who was to get a place in the meeting and has none, and why: of each with the meeting's people. */
function WithoutPlace({ name }: { name: SpaceName }) {
  const kept = useStored(
    useMemo(() => people.at(name), [name]),
    undefined,
  );
  const rows = kept?.rows?.filter(({ does, is }) => does === 'add' && is !== 'done') ?? [];
  if (!rows.length) return null;
  return (
    <ul class="points">
      {rows.map((row) => (
        <li key={row.email}>
          <bdi>{row.email}</bdi>
          <br />
          <span class="wrong">{sayPerson(row)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What became of a meeting of a list, or how far it is. */
export function sayRoom(row: RoomRow, isRunning: boolean): string {
  const { failure, mismatches, peopleMissing } = row;
  if (failure) return t(...failureMessage(failure));
  if (mismatches?.length) {
    const made = t('roomMismatch', settingLabels(mismatches.map(({ key }) => key)));
    return peopleMissing ? `${made}\n${t('roomsMissing', peopleMissing)}` : made;
  }
  if (peopleMissing) return t('roomPeopleMissing', peopleMissing);
  const is = stateOf(row, isRunning);
  return is === 'failed' ? '' : t(`room_${is}`);
}

/** Of one that was asked for by an order that is over nobody knows: the outcome could not be kept. */
const stateOf = ({ is }: RoomRow, isRunning: boolean): RoomRow['is'] => (is === 'sent' && !isRunning ? 'unknown' : is);
