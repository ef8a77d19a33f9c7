import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n';

interface Props {
  /** As it is kept; undefined if there is none. */
  atMs: number | undefined;
  remind(atMs: number | undefined): void;
}

/**
 * When to ask whether to end the call. A time that is being typed is a whole one before its last digit, and Chromium says
 * that it changed: it counts once the field, or the popup, is left.
 */
export function Reminder({ atMs, remind }: Props) {
  const kept = atMs ? timeOf(atMs) : '';
  const [shown, show] = useState(kept);
  const field = useRef<HTMLInputElement>(null);
  const isTyped = useRef(false);
  const leave = () => {
    if (!field.current || !isTyped.current) return;
    isTyped.current = false;
    const { value, validity } = field.current;
    if (value !== kept && !validity.badInput) remind(nextAtMs(value));
  };
  const leaveNow = useRef(leave);
  leaveNow.current = leave;
  useEffect(() => {
    const hidden = () => leaveNow.current();
    addEventListener('pagehide', hidden);
    return () => {
      removeEventListener('pagehide', hidden);
      hidden();
    };
  }, []);
  useEffect(() => {
    if (!isTyped.current) show(kept);
  }, [kept]);
  return (
    <label class="row">
      <span class="grow">{t('newsReminder')}</span>
      <input
        ref={field}
        type="time"
        value={shown}
        onInput={({ currentTarget }) => {
          isTyped.current = true;
          show(currentTarget.value);
        }}
        onKeyDown={({ key }) => key === 'Enter' && leave()}
        onBlur={({ currentTarget }) => {
          leave();
          if (!currentTarget.validity.badInput) return;
          // Half a time is none, and what is kept is still kept.
          currentTarget.value = kept;
          show(kept);
        }}
      />
    </label>
  );
}

/** As a field for a time of the day has it. */
function timeOf(atMs: number): string {
  const at = new Date(atMs);
  return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}

/** The next time that it is so late, today or tomorrow; undefined for an empty field. */
function nextAtMs(time: string): number | undefined {
  const [hour, minute] = time.split(':').map(Number);
  if (hour === undefined || minute === undefined) return undefined;
  const at = new Date();
  at.setHours(hour, minute, 0, 0);
  if (at.getTime() <= Date.now()) at.setDate(at.getDate() + 1);
  return at.getTime();
}
