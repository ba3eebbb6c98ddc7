import { useNavigate } from '@solidjs/router';
import { createSignal, For } from 'solid-js';
import { type DemoPerson, sectors } from '../../shared/accounts/schema.ts';
import { t } from '../i18n/t.ts';
import { errorText } from '../lib/api.ts';
import { createQuery } from '../lib/query.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { PublicPage } from '../shell/PublicPage.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { FailureBanner } from '../ui/Banner.tsx';
import { listSamplePeople, signInAsSample } from './api.ts';
import styles from './DemoPage.module.css';
import { loadSession } from './session.ts';
import { takeWanted } from './wanted.ts';
import './texts.ts';
import '../people/texts.ts';

/** /demo: sign in as one of the sample team with one click. */
export function DemoPage() {
  const navigate = useNavigate();
  const people = createQuery(() => 'demo', listSamplePeople);
  const [entering, setEntering] = createSignal<string>();
  const [failure, setFailure] = createSignal<string>();

  async function enter(person: DemoPerson): Promise<void> {
    setEntering(person.id);
    setFailure(undefined);
    try {
      await signInAsSample(person.id);
      const wanted = takeWanted();
      await loadSession(wanted);
      navigate(wanted);
    } catch (error) {
      setFailure(errorText(error));
    } finally {
      setEntering(undefined);
    }
  }

  return (
    <PublicPage title={t('accounts.demo')} lede={t('accounts.demoHint')} width="wide">
      <FailureBanner text={failure()} />
      <Loaded query={people}>
        {(all) => (
          <For each={sectors.filter((sector) => all().some((person) => person.sector === sector))}>
            {(sector) => (
              <section class={styles.sector}>
                <h2>{t(`people.sector.${sector}`)}</h2>
                <ul class={styles.people}>
                  <For each={all().filter((person) => person.sector === sector)}>
                    {(person) => (
                      <li>
                        <PersonButton
                          person={person}
                          disabled={entering() !== undefined}
                          onEnter={() => void enter(person)}
                        />
                      </li>
                    )}
                  </For>
                </ul>
              </section>
            )}
          </For>
        )}
      </Loaded>
    </PublicPage>
  );
}

function PersonButton(props: { person: DemoPerson; disabled: boolean; onEnter: () => void }) {
  const about = () =>
    [props.person.organisation, props.person.hubRole === 'coordinator' ? t('accounts.coordinator') : '']
      .filter(Boolean)
      .join(', ');
  return (
    <button type="button" class={styles.person} disabled={props.disabled} onClick={() => props.onEnter()}>
      <Avatar person={props.person} />
      <span>
        <span class={styles.name}>{props.person.displayName}</span>
        <span class="small muted">{about()}</span>
      </span>
    </button>
  );
}
