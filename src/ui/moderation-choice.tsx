import { t } from '../i18n';

interface Props {
  class: string;
  turnsOn: boolean;
  choose(turnsOn: boolean): void;
}

/** Whether host management is to be turned on too, without which co-hosts have nothing to help with. */
export const ModerationChoice = ({ class: className, turnsOn, choose }: Props) => (
  <label class={className}>
    <input type="checkbox" checked={turnsOn} onChange={({ currentTarget }) => choose(currentTarget.checked)} />
    <span>{t('guestsModeration')}</span>
  </label>
);
