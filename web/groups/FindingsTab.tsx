import { GroupDecisions } from '../decisions/GroupDecisions.tsx';
import { GroupTasks } from '../tasks/GroupTasks.tsx';
import type { GroupPartProps } from './GroupTabs.tsx';
import '../decisions/texts.ts';
import '../tasks/texts.ts';

/** What the group decides, and what has to be done. */
export function FindingsTab(props: GroupPartProps) {
  return (
    <>
      <GroupDecisions groupId={props.groupId} role={props.role} />
      <GroupTasks groupId={props.groupId} role={props.role} />
    </>
  );
}
