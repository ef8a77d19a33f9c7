import { shownName } from '../actions/labels';
import { t } from '../i18n';
import type { Participant } from '../meet/types';
import { kindOf, personName } from '../ui/person-name';
import { clock } from '../ui/times';

/** Somebody who is or was in the call: the name where Google gives one, and since or until when. */
export function Person({ person }: { person: Participant }) {
  const { earliestStartTime, latestEndTime } = person;
  const name = personName(kindOf(person), shownName(person));
  return (
    <li class="row">
      <span class="grow cut" title={name}>
        <bdi>{name}</bdi>
      </span>
      <span class="soft">
        {latestEndTime
          ? t('leftAt', clock(Date.parse(latestEndTime)))
          : earliestStartTime && t('joinedAt', clock(Date.parse(earliestStartTime)))}
      </span>
    </li>
  );
}
