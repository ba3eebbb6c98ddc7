import { For, type JSX, Show } from 'solid-js';
import type { Person } from '../../shared/threads/schema.ts';
import { t } from '../i18n/t.ts';
import { Related } from '../links/Related.tsx';
import { Avatar, type Presence } from '../ui/Avatar.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Section } from '../ui/Section.tsx';
import styles from './ThreadPanel.module.css';
import { useThread } from './view.ts';

/** Who is reading now, and who may, when that is not the whole group. */
export function ThreadPanel() {
  const view = useThread();
  const here = () =>
    view.store.here().flatMap(({ memberId, state }) => {
      const person = view.people().get(memberId);
      return person && memberId !== view.me.id ? [{ person, state }] : [];
    });
  const readers = () => view.store.state()?.thread.readers;
  return (
    <div class={styles.place}>
      <Panel label={t('threads.about')} sticky>
        <Related thing={{ kind: 'thread', id: view.threadId }} version={view.making.kind()} />
        <Section title={t('threads.readingNow')} count={here().length}>
          <Show when={here().length > 0} fallback={<p class={styles.nobody}>{t('threads.nobodyElse')}</p>}>
            <ul class={styles.people}>
              <For each={here()}>
                {({ person, state }) => (
                  <Line person={person} presence={state}>
                    <span aria-hidden="true">{t(`ui.presence.${state}`)}</span>
                  </Line>
                )}
              </For>
            </ul>
          </Show>
        </Section>
        <Show when={readers()}>
          {(people) => (
            <Section title={t('threads.readers')} count={people().length}>
              <ul class={styles.people}>
                <For each={people()}>
                  {(person) => <Line person={person}>{person.id === view.me.id ? t('threads.you') : ''}</Line>}
                </For>
              </ul>
            </Section>
          )}
        </Show>
        <MessageKeyHelp />
      </Panel>
    </div>
  );
}

/** Which keys work on a message that has the focus. */
function MessageKeyHelp() {
  const keys = () =>
    [
      ['j', t('threads.keys.next')],
      ['k', t('threads.keys.previous')],
      ['r', t('threads.keys.reply')],
      ['e', t('threads.keys.edit')],
      ['p', t('threads.keys.confirm')],
      ['u', t('threads.keys.new')],
    ] as const;
  return (
    <div class={styles.keys}>
      <Section title={t('threads.keysOnMessage')}>
        <ul class={styles.people}>
          <For each={keys()}>
            {([key, what]) => (
              <li class={styles.key}>
                <Kbd keys={key} /> {what}
              </li>
            )}
          </For>
        </ul>
      </Section>
    </div>
  );
}

function Line(props: { person: Person; presence?: Presence; children: JSX.Element }) {
  return (
    <li class={styles.person}>
      <Avatar person={props.person} size="s" presence={props.presence} />
      <span>{props.person.displayName}</span>
      <span class={styles.note}>{props.children}</span>
    </li>
  );
}
