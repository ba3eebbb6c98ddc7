import { createSignal, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { sectors } from '../../shared/accounts/schema.ts';
import { formatTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { createAttempt } from '../lib/attempt.ts';
import { FailureBanner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { Select } from '../ui/Select.tsx';
import { StateLine } from '../ui/StateLine.tsx';
import { changeProfile } from './api.ts';
import styles from './ProfileForm.module.css';
import { enter, requireMe } from './session.ts';
import '../people/texts.ts';

const zones = [...new Set(['Europe/Warsaw', ...Intl.supportedValuesOf('timeZone')])];
const languages = [
  { value: 'pl', label: 'Polski' },
  { value: 'en', label: 'English' },
] as const;

/** The profile, the language and the zone: one form, saved as a whole. */
export function ProfileForm() {
  const { displayName, organisation, region, competences, sector, locale, timeZone } = requireMe();
  const [profile, set] = createStore({ displayName, organisation, region, sector, locale, timeZone });
  const [skills, setSkills] = createSignal(competences.join(', '));
  const [savedAt, setSavedAt] = createSignal<Date>();
  const attempt = createAttempt();
  const [missing, setMissing] = createSignal<string>();
  const known = () => (zones.includes(profile.timeZone) ? zones : [profile.timeZone, ...zones]);

  async function save(): Promise<void> {
    setMissing(profile.displayName.trim() ? undefined : t('accounts.displayNameMissing'));
    if (missing()) return;
    const change = { ...profile, displayName: profile.displayName.trim(), competences: splitSkills(skills()) };
    if (await attempt.run(async () => enter(await changeProfile(change)))) setSavedAt(new Date());
  }

  return (
    <form
      class={styles.form}
      novalidate
      onInput={() => setSavedAt(undefined)}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label={t('accounts.displayName')} hint={t('accounts.profileHint')} error={missing()}>
        <Input
          name="displayName"
          autocomplete="name"
          maxlength={120}
          value={profile.displayName}
          onInput={(event) => set('displayName', event.currentTarget.value)}
        />
      </Field>
      <Field label={t('accounts.competences')} hint={t('accounts.competencesHint')}>
        <Input
          name="competences"
          maxlength={500}
          value={skills()}
          onInput={(event) => setSkills(event.currentTarget.value)}
        />
      </Field>
      <Field label={t('accounts.sector')}>
        <Select
          options={sectors.map((value) => ({ value, label: t(`people.sector.${value}`) }))}
          value={profile.sector}
          onChange={(value) => set('sector', value)}
        />
      </Field>
      <Field label={t('accounts.organisation')} optional>
        <Input
          name="organisation"
          autocomplete="organization"
          maxlength={160}
          value={profile.organisation}
          onInput={(event) => set('organisation', event.currentTarget.value)}
        />
      </Field>
      <Field label={t('accounts.region')} optional>
        <Input
          name="region"
          maxlength={80}
          value={profile.region}
          onInput={(event) => set('region', event.currentTarget.value)}
        />
      </Field>
      <Field label={t('accounts.language')}>
        <Select options={languages} value={profile.locale} onChange={(value) => set('locale', value)} />
      </Field>
      <div class={styles.wide}>
        <Field label={t('accounts.timeZone')} hint={t('accounts.timeZoneHint')}>
          <Select
            options={known().map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
            value={profile.timeZone}
            onChange={(value) => set('timeZone', value)}
          />
        </Field>
      </div>
      <Show when={attempt.failure()}>
        {(text) => (
          <div class={styles.wide}>
            <FailureBanner text={text()} />
          </div>
        )}
      </Show>
      <div class={styles.foot}>
        <Button type="submit" variant="primary" busy={attempt.busy()}>
          {t('accounts.save')}
        </Button>
        <Show when={savedAt()}>
          {(at) => (
            <StateLine tone="success" live>
              {t('accounts.saved', { time: formatTime(at()) })}
            </StateLine>
          )}
        </Show>
      </div>
    </form>
  );
}

function splitSkills(text: string): string[] {
  const words = text.split(/[,;\n]/).map((word) => word.trim());
  return [...new Set(words.filter(Boolean))].slice(0, 20);
}
