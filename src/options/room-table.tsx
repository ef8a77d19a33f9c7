import { useMemo } from 'preact/hooks';
import { failureMessage } from '../actions/failure-messages';
import { settingLabels } from '../actions/labels';
import { t } from '../i18n';
import type { RoomRow } from '../store/rooms';

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
          isWrong={['failed', 'unknown'].includes(stateOf(row, isRunning))}
        />
      ))}
    </tbody>
  </table>
);

function Row({ label, uri, says, isWrong }: { label: string; uri?: string; says: string; isWrong: boolean }) {
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
        <td class={isWrong ? 'wrong' : 'soft'}>{says}</td>
      </tr>
    ),
    [label, uri, says, isWrong],
  );
}

/** What became of a meeting of a list, or how far it is. */
export function sayRoom(row: RoomRow, isRunning: boolean): string {
  const { failure, mismatches, peopleMissing } = row;
  if (failure) return t(...failureMessage(failure));
  if (mismatches?.length) return t('roomMismatch', settingLabels(mismatches.map(({ key }) => key)));
  if (peopleMissing) return t('roomPeopleMissing', peopleMissing);
  const is = stateOf(row, isRunning);
  return is === 'failed' ? '' : t(`room_${is}`);
}

/** Of one that was asked for by an order that is over nobody knows: the outcome could not be kept. */
const stateOf = ({ is }: RoomRow, isRunning: boolean): RoomRow['is'] => (is === 'sent' && !isRunning ? 'unknown' : is);
