import { Match, Show, Switch } from 'solid-js';
import type { DecisionPage } from '../../shared/decisions/schema.ts';
import { t } from '../i18n/t.ts';
import { createAttempt } from '../lib/attempt.ts';
import { Banner, FailureBanner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { unrecuse } from './api.ts';
import styles from './DecisionPage.module.css';
import { VoteForm } from './VoteForm.tsx';

type MyPartProps = { page: DecisionPage; onChanged: (page: DecisionPage) => void };

/** What this decision asks of the reader: to vote, to wait, or only to watch. */
export function MyPart(props: MyPartProps) {
  const state = () => props.page.decision.state;
  const id = 'my-position';
  return (
    <Switch>
      <Match when={state() === 'open' && props.page.mine.may === 'vote'}>
        <div class={styles.block}>
          <Card labelledBy={id}>
            <h2 id={id}>{t('decisions.mine')}</h2>
            <VoteForm page={props.page} onVoted={props.onChanged} />
          </Card>
        </div>
      </Match>
      <Match when={state() === 'open' && props.page.mine.may === 'recused'}>
        <Recused {...props} />
      </Match>
      <Match when={state() === 'open'}>
        <div class={styles.block}>
          <Banner>{props.page.role === 'observer' ? t('decisions.watchObserver') : t('decisions.watch')}</Banner>
        </div>
      </Match>
      <Match when={state() === 'planned' && props.page.mine.may === 'vote'}>
        <div class={styles.block}>
          <Banner>{t('decisions.notYetOpen')}</Banner>
        </div>
      </Match>
    </Switch>
  );
}

/** A declared conflict, which can be taken back until the close. */
function Recused(props: MyPartProps) {
  const attempt = createAttempt();
  const takeBack = () =>
    attempt.run(async () => {
      props.onChanged(await unrecuse(props.page.decision.id));
    });
  return (
    <div class={styles.block}>
      <Banner
        action={
          <Button size="small" busy={attempt.busy()} onClick={() => void takeBack()}>
            {t('decisions.unrecuse')}
          </Button>
        }
      >
        {t('decisions.youAreRecused')}
      </Banner>
      <Show when={attempt.failure()}>
        <FailureBanner text={attempt.failure()} />
      </Show>
    </div>
  );
}
