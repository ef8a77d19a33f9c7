import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type MessageKey, t } from '../i18n';
import { About } from './about';
import { Account } from './account';
import { ActivityLog } from './activity-log';
import { Export } from './export';
import { General } from './general';
import { Icon } from './icon';
import { Meetings } from './meetings';
import { PeopleLists } from './people-lists';
import { Presets } from './presets';
import { Rooms } from './rooms';
import { Unreadable } from './unreadable';

/** The sections of this page, one file each, in their order. The name is the fragment of the address: #account. */
const sections: Record<string, { title: MessageKey; view: ComponentType }> = {
  account: { title: 'account', view: Account },
  general: { title: 'general', view: General },
  presets: { title: 'presetTitle', view: Presets },
  people: { title: 'peopleListsTitle', view: PeopleLists },
  meetings: { title: 'meetings', view: Meetings },
  rooms: { title: 'roomsTitle', view: Rooms },
  icon: { title: 'iconSection', view: Icon },
  log: { title: 'activityLog', view: ActivityLog },
  export: { title: 'exportTitle', view: Export },
  about: { title: 'about', view: About },
};

const named = () => (Object.hasOwn(sections, location.hash.slice(1)) ? location.hash.slice(1) : 'account');

/** Everything that is not about one meeting. The address says which section, so that a link can lead to it. */
export function Options() {
  const [name, setName] = useState(named);
  useEffect(() => {
    const follow = () => setName(named());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const { title, view: View } = sections[name] as (typeof sections)[string];
  return (
    <div class="page">
      <nav aria-label={t('name')}>
        <strong>{t('name')}</strong>
        {Object.entries(sections).map(([key, section]) => (
          <a key={key} href={`#${key}`} aria-current={key === name ? 'page' : undefined}>
            {t(section.title)}
          </a>
        ))}
      </nav>
      <main class="stack">
        <h1>{t(title)}</h1>
        <Unreadable />
        <View />
      </main>
    </div>
  );
}
