import { browser } from '../browser';
import { t } from '../i18n';
import type { Participant } from '../meet/types';
import { kindOf, personName, shownName } from '../ui/person-name';

/** Somebody who is or was in the call: the name where Google gives one, and since or until when. */
export function Person({ person }: { person: Participant }) {
  const { earliestStartTime, latestEndTime } = person;
  return (
    <li class="row">
      <span class="grow cut">
        <bdi>{personName(kindOf(person), shownName(person))}</bdi>
      </span>
      <span class="soft">
        {latestEndTime
          ? t('leftAt', clock(latestEndTime))
          : earliestStartTime && t('joinedAt', clock(earliestStartTime))}
      </span>
    </li>
  );
}

const clock = (time: string) =>
  new Date(time).toLocaleTimeString(browser.i18n.getUILanguage(), { hour: 'numeric', minute: '2-digit' });
