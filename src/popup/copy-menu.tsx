import { useRef, useState } from 'preact/hooks';
import { copyFormats } from '../actions/table';
import { browser } from '../browser';
import { t } from '../i18n';
import { type MeetingCode, meetingUri } from '../meet/code';
import { Problem } from '../ui/lazy-problem';
import { useOrder } from '../ui/use-order';
import { calendarLink } from './calendar-link';

/** Every form in which the meeting can be copied, and Google Calendar. The button beside it copies the default form. */
export function CopyMenu({ code, label }: { code: string; label?: string }) {
  const menu = useRef<HTMLDivElement>(null);
  const [copied, setCopied] = useState<string>();
  const done = (what: string) => {
    setCopied(what);
    menu.current?.hidePopover();
  };
  const order = useOrder({
    copyLink: ({ format }) => done(t(`copyFormat_${format}`)),
    copyCode: () => done(t('copyCode')),
  });
  /** Under its button, as high up as the popup needs it to be seen whole. */
  const place = ({ newState }: Pick<ToggleEvent, 'newState'>) => {
    const { current } = menu;
    if (newState !== 'open' || !current) return;
    const below = (current.previousElementSibling?.getBoundingClientRect().bottom ?? 0) + 4;
    current.style.insetBlockStart = `${Math.max(0, Math.min(below, innerHeight - current.offsetHeight))}px`;
  };
  const toCalendar = () => browser.tabs.create({ url: calendarLink(meetingUri(code as MeetingCode), label) });
  return (
    <>
      <button type="button" class="primary" popovertarget="copy-menu" aria-label={t('copyMore')} title={t('copyMore')}>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="m5 8 5 5 5-5" />
        </svg>
      </button>
      <div id="copy-menu" class="formats" popover="auto" ref={menu} onToggle={place}>
        {copyFormats.map((format) => (
          <button key={format} type="button" onClick={() => order.give('copyLink', { code, format })}>
            {t(`copyFormat_${format}`)}
            <small class="soft">{t(`copyFormat_${format}_hint`)}</small>
          </button>
        ))}
        <button type="button" onClick={() => order.give('copyCode', { code })}>
          {t('copyCode')}
          <small class="soft">{t('copyCode_hint')}</small>
        </button>
        <button type="button" onClick={toCalendar}>
          {t('addToCalendar')}
        </button>
        {order.failed && <Problem {...order.failed} give={order.giveOrder} />}
      </div>
      <span class="unseen" role="status">
        {copied && `${t('copied')}: ${copied}`}
      </span>
    </>
  );
}
