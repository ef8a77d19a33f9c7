import { browser } from '../browser';
import { t } from '../i18n';
import type { Participant } from '../meet/types';

/** Somebody who is or was in the call: the name where Google gives one, and since or until when. */
export function Person({ person }: { person: Participant }) {
  const { earliestStartTime, latestEndTime } = person;
  return (
    <li class="row">
      <span class="grow cut">
        <bdi>{nameOf(person)}</bdi>
      </span>
      <span class="soft">
        {latestEndTime
          ? t('leftAt', clock(latestEndTime))
          : earliestStartTime && t('joinedAt', clock(earliestStartTime))}
      </span>
    </li>
  );
}

function nameOf({ signedinUser, anonymousUser, phoneUser }: Participant): string {
  if (phoneUser) return t('phonePerson', phoneUser.displayName ?? '');
  if (anonymousUser) return t('anonymousPerson', anonymousUser.displayName ?? '');
  return signedinUser?.displayName || t('unnamedPerson');
}

const clock = (time: string) =>
  new Date(time).toLocaleTimeString(browser.i18n.getUILanguage(), { hour: 'numeric', minute: '2-digit' });
