import { Show } from 'solid-js';
import type { DraftView } from '../../shared/drafts/schema.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { AvatarStack } from '../ui/Avatar.tsx';
import { Meta } from '../ui/Meta.tsx';
import { Stepper } from '../ui/Stepper.tsx';
import { Tlp } from '../ui/Tlp.tsx';
import { DraftMenu } from './DraftMenu.tsx';
import styles from './DraftPage.module.css';
import type { DraftSession } from './draft-session.ts';
import { SaveState } from './SaveState.tsx';

const states = ['working', 'review', 'approved', 'published'] as const;

type DraftBarProps = { draft: DraftView; session: DraftSession; onChanged: () => void };

/** What the text is, whether it is saved, who is here, where it stands. */
export function DraftBar(props: DraftBarProps) {
  const others = () => props.session.people();
  return (
    <>
      <div class={styles.bar}>
        <div class={styles.words}>
          <h1>{bindShortWords(props.draft.title)}</h1>
          <Meta>
            <Tlp label={props.draft.label} />
            <span>{t(`drafts.kind.${props.draft.kind}`)}</span>
            <span>{t(`drafts.level.${props.draft.level}`)}</span>
            <Show when={props.draft.version}>
              {(number) => <span>{t('drafts.version', { number: number() })}</span>}
            </Show>
          </Meta>
        </div>
        <SaveState state={props.session.state()} editedAt={props.draft.editedAt} />
        <Show when={others().length > 0}>
          <AvatarStack people={others()} text={t('drafts.here', { count: others().length + 1 })} />
        </Show>
        <DraftMenu draft={props.draft} onChanged={() => props.onChanged()} />
      </div>
      <div class={`${styles.bar} ${styles.state}`}>
        <Stepper
          label={t('drafts.states')}
          steps={states.map((state) => t(`drafts.state.${state}`))}
          current={states.indexOf(props.draft.state)}
        />
      </div>
    </>
  );
}
