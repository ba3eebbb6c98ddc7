import Check from 'lucide-solid/icons/check';
import CircleHelp from 'lucide-solid/icons/circle-question-mark';
import Clock from 'lucide-solid/icons/clock';
import UserPlus from 'lucide-solid/icons/user-plus';
import X from 'lucide-solid/icons/x';
import { createSignal, For, Show } from 'solid-js';
import type { MeetingPage as Details, Invitee } from '../../shared/meetings/schema.ts';
import { t } from '../i18n/t.ts';
import { Related } from '../links/Related.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Section } from '../ui/Section.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import styles from './MeetingPage.module.css';

const icons = { yes: Check, maybe: CircleHelp, no: X, none: Clock };
const order = ['yes', 'maybe', 'none', 'no'] as const;
const answerOf = ({ answer }: Invitee) => answer ?? 'none';

/** Who is invited and what they answered; those who come first. */
export function PeoplePanel(props: { details: Details; onChanged: () => void }) {
  const [inviting, setInviting] = createSignal(false);
  const people = () => order.flatMap((answer) => props.details.people.filter((one) => answerOf(one) === answer));
  const sum = () => {
    const count = (answer: (typeof order)[number]) =>
      props.details.people.filter((one) => answerOf(one) === answer).length;
    return t('meetings.sum', { yes: count('yes'), maybe: count('maybe'), no: count('no'), open: count('none') });
  };
  return (
    <Panel label={t('meetings.peoplePanel')}>
      <Section title={t('meetings.people')} count={props.details.people.length}>
        <p class={styles.hint}>{sum()}</p>
        <ul class={styles.people}>
          <For each={people()}>
            {(person) => <Person person={person} isHost={person.memberId === props.details.meeting.organiserId} />}
          </For>
        </ul>
        <Show when={props.details.canManage && !props.details.meeting.cancelledAt}>
          <div class={styles.invite}>
            <Button size="small" icon={UserPlus} onClick={() => setInviting(true)}>
              {t('meetings.invite')}
            </Button>
          </div>
          <InviteDialog
            open={inviting()}
            onClose={() => setInviting(false)}
            details={props.details}
            onChanged={props.onChanged}
          />
        </Show>
      </Section>
      <Related thing={{ kind: 'meeting', id: props.details.meeting.id }} />
    </Panel>
  );
}

function Person(props: { person: Invitee; isHost: boolean }) {
  return (
    <li>
      <Avatar person={props.person} size="s" />
      <span>
        <a class="plain" href={`/ludzie?osoba=${props.person.memberId}`}>
          {props.person.displayName}
        </a>
        <Show when={props.isHost}>
          <span class="small muted"> {t('meetings.organiser')}</span>
        </Show>
      </span>
      <span class={styles.state}>
        <Icon of={icons[answerOf(props.person)]} size="s" />
        {t(`meetings.answer.${answerOf(props.person)}`)}
      </span>
    </li>
  );
}
