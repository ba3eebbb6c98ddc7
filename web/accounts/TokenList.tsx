import KeyRound from 'lucide-solid/icons/key-round';
import Plus from 'lucide-solid/icons/plus';
import { createSignal, For, Show } from 'solid-js';
import type { AccessToken, CreatedAccessToken } from '../../shared/accounts/schema.ts';
import { formatDate, formatDateTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { CopyField } from '../ui/CopyField.tsx';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { Meta } from '../ui/Meta.tsx';
import { Row, RowIcon, Rows } from '../ui/Rows.tsx';
import { Section } from '../ui/Section.tsx';
import { showFailure, showToast } from '../ui/toasts.ts';
import { listTokens, revokeToken } from './api.ts';
import styles from './Form.module.css';
import { NewTokenDialog } from './NewTokenDialog.tsx';

/** Personal access tokens: made, shown once, revoked. */
export function TokenList() {
  const tokens = createQuery(() => 'tokens', listTokens);
  const [making, setMaking] = createSignal(false);
  const [made, setMade] = createSignal<CreatedAccessToken>();
  const [revoking, setRevoking] = createSignal<AccessToken>();
  const [asking, setAsking] = createSignal(false);

  function take(created: CreatedAccessToken): void {
    const { token: _, ...listed } = created;
    setMade(created);
    tokens.update((all) => [...all, listed]);
  }

  async function revoke({ id, name }: AccessToken): Promise<void> {
    setAsking(false);
    try {
      await revokeToken(id);
      tokens.update((all) => all.filter((token) => token.id !== id));
      if (made()?.id === id) setMade(undefined);
      showToast(t('accounts.tokenRevoked', { name }));
    } catch (error) {
      showFailure(error);
    }
  }

  return (
    <Section
      title={t('accounts.tokens')}
      aside={
        <Button size="small" icon={Plus} onClick={() => setMaking(true)}>
          {t('accounts.tokenNew')}
        </Button>
      }
    >
      <div class={styles.intro}>
        <p class="muted">{t('accounts.tokensHint')}</p>
        <Show when={made()}>{(created) => <Shown created={created()} />}</Show>
      </div>
      <Loaded query={tokens}>
        {(all) => (
          <Show when={all().length > 0} fallback={<p class={styles.intro}>{t('accounts.tokensEmpty')}</p>}>
            <Rows tight phone="beside">
              <For each={all()}>
                {(token) => (
                  <TokenRow
                    token={token}
                    onRevoke={() => {
                      setRevoking(token);
                      setAsking(true);
                    }}
                  />
                )}
              </For>
            </Rows>
          </Show>
        )}
      </Loaded>
      <NewTokenDialog open={making()} onClose={() => setMaking(false)} onMade={take} />
      <Show when={revoking()}>
        {(token) => (
          <ConfirmDialog
            open={asking()}
            onClose={() => setAsking(false)}
            title={t('accounts.tokenRevokeAsk', { name: token().name })}
            text={t('accounts.tokenRevokeHint')}
            confirm={t('accounts.tokenRevoke')}
            onConfirm={() => void revoke(token())}
          />
        )}
      </Show>
    </Section>
  );
}

function Shown(props: { created: CreatedAccessToken }) {
  return (
    <>
      <Banner tone="attention" live>
        {t('accounts.tokenShown')}
      </Banner>
      <Field label={t('accounts.tokenValue', { name: props.created.name })}>
        <CopyField value={props.created.token} />
      </Field>
    </>
  );
}

function TokenRow(props: { token: AccessToken; onRevoke: () => void }) {
  return (
    <Row
      lead={<RowIcon of={KeyRound} />}
      title={props.token.name}
      side={
        <Button
          size="small"
          aria-label={t('accounts.tokenRevokeLabel', { name: props.token.name })}
          onClick={() => props.onRevoke()}
        >
          {t('accounts.tokenRevoke')}
        </Button>
      }
    >
      <Meta>
        <span>{props.token.scope === 'read' ? t('accounts.tokenRead') : t('accounts.tokenWrite')}</span>
        <span>{t('accounts.tokenCreated', { when: formatDate(props.token.createdAt) })}</span>
        <Show when={props.token.lastUsedAt} fallback={<span>{t('accounts.tokenUnused')}</span>}>
          {(at) => <span>{t('accounts.tokenUsed', { when: formatDateTime(at()) })}</span>}
        </Show>
      </Meta>
    </Row>
  );
}
