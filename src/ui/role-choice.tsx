import { t } from '../i18n';
import type { MemberRole } from '../meet/types';

interface Props {
  /** Its accessible name. */
  label: string;
  role?: MemberRole;
  disabled?: boolean;
  choose(role?: MemberRole): void;
}

/** Whether somebody comes as a guest or as a co-host. */
export const RoleChoice = ({ label, role, disabled, choose }: Props) => (
  <select
    aria-label={label}
    disabled={disabled}
    value={role ?? ''}
    onChange={({ currentTarget }) => choose((currentTarget.value || undefined) as MemberRole | undefined)}
  >
    <option value="">{t('role_guest')}</option>
    <option value="COHOST">{t('role_COHOST')}</option>
  </select>
);
