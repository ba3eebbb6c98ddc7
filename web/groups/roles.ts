import { type GroupRole, groupRoles } from '../../shared/groups/schema.ts';
import { t } from '../i18n/t.ts';

/** Who may manage members, the mandate and invitations. */
export const mayManage = (role: GroupRole | null): boolean => role === 'chair' || role === 'coordinator';

export const roleOptions = () => groupRoles.map((value) => ({ value, label: t(`groups.role.${value}`) }));
