import { useNavigate, useSearchParams } from '@solidjs/router';
import { createEffect, untrack } from 'solid-js';
import { writableGroups } from '../groups/my-groups.ts';
import { dayKey } from '../i18n/dates.ts';
import { timeZone } from '../i18n/locale.ts';
import { t } from '../i18n/t.ts';
import { createTitle } from '../lib/title.ts';
import { toThingRef } from '../links/thing-ref.ts';
import { createCrumbs } from '../shell/crumbs.ts';
import { Page, PageHead } from '../ui/Page.tsx';
import { showToast } from '../ui/toasts.ts';
import { createMeeting } from './api.ts';
import { emptyForm, type Form, toNewMeeting } from './form-model.ts';
import { createForm } from './form-store.ts';
import { MeetingForm } from './MeetingForm.tsx';
import './texts.ts';

/** /spotkania/nowe: calls a meeting; `?grupa=` chooses the group, `?z=kind:id` says what it is made of. */
export function NewMeetingPage() {
  const navigate = useNavigate();
  const [search] = useSearchParams<{ grupa?: string; z?: string }>();
  const groupId = untrack(() => search.grupa ?? '');
  const { form, set } = createForm(emptyForm({ today: dayKey(new Date()), timeZone: timeZone(), groupId }));
  // One for the life of the page: a retry after a lost answer makes no second meeting.
  const clientId = crypto.randomUUID();
  let chosen = groupId !== '';
  createEffect(() => {
    const first = writableGroups()[0];
    if (chosen || !first) return;
    chosen = true;
    set('groupId', first.id);
  });
  createTitle(() => t('meetings.new'));
  createCrumbs(() => [{ label: t('meetings.title'), href: '/spotkania' }, { label: t('meetings.new') }]);

  async function save(filled: Form): Promise<void> {
    const from = toThingRef(search.z);
    const meeting = await createMeeting({ ...toNewMeeting(filled, clientId), ...(from ? { from } : {}) });
    showToast(t('meetings.created'));
    navigate(`/spotkania/${meeting.id}`);
  }

  return (
    <Page width="narrow">
      <PageHead title={t('meetings.new')} />
      <MeetingForm form={form} set={set} submit={t('meetings.create')} back="/spotkania" onSave={save} />
    </Page>
  );
}
