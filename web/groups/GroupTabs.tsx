import { useSearchParams } from '@solidjs/router';
import { type Component, lazy, Suspense } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { Group, GroupRole } from '../../shared/groups/schema.ts';
import { type PlainKey, t } from '../i18n/t.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import type { GroupStore } from './group-store.ts';
import { MembersTab } from './MembersTab.tsx';

/** What a feature's part of the group page is given. */
export type GroupPartProps = { groupId: string; role: GroupRole };

type Part = { value: string; label: PlainKey; component: Component<GroupPartProps> };

/** The parts that features bring; the name of each stands in the address as `?karta=`. */
const parts: readonly Part[] = [
  {
    value: 'watki',
    label: 'groups.threads',
    component: lazy(() => import('../threads/GroupThreads.tsx').then((m) => ({ default: m.GroupThreads }))),
  },
  {
    value: 'spotkania',
    label: 'groups.meetings',
    component: lazy(() => import('../meetings/GroupMeetings.tsx').then((m) => ({ default: m.GroupMeetings }))),
  },
  {
    value: 'dokumenty',
    label: 'groups.drafts',
    component: lazy(() => import('../drafts/GroupDrafts.tsx').then((m) => ({ default: m.GroupDrafts }))),
  },
  {
    value: 'ustalenia',
    label: 'groups.findings',
    component: lazy(() => import('./FindingsTab.tsx').then((m) => ({ default: m.FindingsTab }))),
  },
];

export const membersTab = 'ludzie';
const firstTab = parts[0]?.value ?? membersTab;

const known = new Set([...parts.map((part) => part.value), membersTab]);

/** The tab that is open, as the address says (the first, when it names none that is here), and a function to open another. */
export function useTab() {
  const [query, setQuery] = useSearchParams<{ karta?: string }>();
  const open = (value: string) =>
    setQuery({ karta: value === firstTab ? null : value }, { replace: true, scroll: false });
  return [() => (query.karta !== undefined && known.has(query.karta) ? query.karta : firstTab), open] as const;
}

/** Threads, meetings, documents and members of a group, one at a time. */
export function GroupTabs(props: { group: Group; store: GroupStore }) {
  const [tab, open] = useTab();
  const content = (part: Part) => () => (
    <Suspense fallback={<Skeleton />}>
      <Dynamic component={part.component} groupId={props.group.id} role={props.group.role ?? 'observer'} />
    </Suspense>
  );
  const tabs = () => [
    ...parts.map((part) => ({ value: part.value, label: t(part.label), content: content(part) })),
    {
      value: membersTab,
      label: t('groups.members'),
      content: () => <MembersTab group={props.group} store={props.store} />,
    },
  ];
  return <Tabs label={t('groups.content')} value={tab()} onChange={open} tabs={tabs()} />;
}
