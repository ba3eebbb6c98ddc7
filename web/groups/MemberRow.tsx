import Ellipsis from 'lucide-solid/icons/ellipsis';
import UserMinus from 'lucide-solid/icons/user-minus';
import { Show } from 'solid-js';
import type { GroupMember, GroupRole } from '../../shared/groups/schema.ts';
import { requireMe } from '../accounts/session.ts';
import { t } from '../i18n/t.ts';
import { Avatar, type Presence } from '../ui/Avatar.tsx';
import { Badge } from '../ui/Badge.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../ui/Menu.tsx';
import { Meta } from '../ui/Meta.tsx';
import { Row } from '../ui/Rows.tsx';
import { roleOptions } from './roles.ts';

type MemberRowProps = {
  member: GroupMember;
  presence: Presence;
  manages: boolean;
  onRole: (role: GroupRole) => void;
  onRemove: () => void;
};

/** A member of the group, their role, and for those who manage it a menu of roles. */
export function MemberRow(props: MemberRowProps) {
  const isMe = () => props.member.id === requireMe().id;
  const items = (): MenuEntry[] => [
    { heading: t('groups.changeRole') },
    ...roleOptions().map(({ value, label }) => ({
      label,
      checked: value === props.member.role,
      onSelect: () => value !== props.member.role && props.onRole(value),
    })),
    ...(isMe()
      ? []
      : ([
          'line',
          { label: t('groups.remove'), icon: UserMinus, danger: true, onSelect: () => props.onRemove() },
        ] as const)),
  ];
  return (
    <Row
      lead={<Avatar person={props.member} presence={props.presence} />}
      title={props.member.displayName}
      side={
        <Show when={props.manages}>
          <Menu
            align="end"
            items={items()}
            trigger={(trigger) => (
              <IconButton
                {...trigger}
                icon={Ellipsis}
                size="small"
                label={t('groups.actionsFor', { name: props.member.displayName })}
              />
            )}
          />
        </Show>
      }
    >
      <Meta>
        <Badge tone={props.member.role === 'member' ? 'neutral' : 'accent'}>
          {t(`groups.role.${props.member.role}`)}
        </Badge>
        <Show when={props.member.organisation}>
          <span>{props.member.organisation}</span>
        </Show>
        <Show when={isMe()}>
          <span>{t('groups.you')}</span>
        </Show>
      </Meta>
    </Row>
  );
}
