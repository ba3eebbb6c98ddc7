import { useNavigate, useParams } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { unwrap } from 'solid-js/store';
import type { Meeting } from '../../shared/meetings/schema.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { createTitle } from '../lib/title.ts';
import { createCrumbs } from '../shell/crumbs.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { NotFoundPage } from '../shell/NotFoundPage.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { showToast } from '../ui/toasts.ts';
import { changeMeeting, readMeeting } from './api.ts';
import { type Form, mergeForms, relaxes, toContent, toForm } from './form-model.ts';
import { createForm } from './form-store.ts';
import { MeetingForm } from './MeetingForm.tsx';
import './texts.ts';

/** /spotkania/:meetingId/zmien: changes a meeting or a whole series. */
export function ChangeMeetingPage() {
  const params = useParams<{ meetingId: string }>();
  const page = createQuery(
    () => params.meetingId,
    (id, signal) => readMeeting(id, undefined, signal),
  );
  createTitle(() => t('meetings.change'));
  createCrumbs(() => [
    { label: t('meetings.title'), href: '/spotkania' },
    { label: page.data()?.meeting.title ?? '', href: `/spotkania/${params.meetingId}` },
    { label: t('meetings.change') },
  ]);
  return (
    <Show when={page.data()?.canManage !== false} fallback={<NotFoundPage />}>
      <Page width="narrow">
        <Loaded query={page}>
          {(details) => (
            <Show when={details().meeting.id} keyed>
              <Opened meeting={structuredClone(unwrap(details().meeting))} />
            </Show>
          )}
        </Loaded>
      </Page>
    </Show>
  );
}

function Opened(props: { meeting: Meeting }) {
  const navigate = useNavigate();
  // What the form was made of: somebody else's later change is a conflict, never overwritten in silence.
  const [meeting, setMeeting] = createSignal(props.meeting);
  const { form, set, setForm } = createForm(toForm(meeting()));
  const back = `/spotkania/${meeting().id}`;

  async function save(filled: Form): Promise<void> {
    const why = relaxes(filled) ? { reason: filled.reason.trim() } : {};
    await changeMeeting(meeting().id, { ...toContent(filled), ...why, revision: meeting().revision });
    showToast(t('meetings.changed'));
    navigate(back);
  }

  /** Takes what others saved into all fields that were not changed here. */
  async function reload(): Promise<void> {
    const { meeting: theirs } = await readMeeting(meeting().id, undefined);
    setForm(mergeForms({ mine: form, base: toForm(meeting()), theirs: toForm(theirs) }));
    setMeeting(theirs);
    showToast(t('meetings.reloaded'));
  }

  return (
    <>
      <PageHead title={meeting().recurrence ? t('meetings.changeSeries') : t('meetings.change')} />
      <MeetingForm
        form={form}
        set={set}
        meeting={meeting()}
        submit={t('meetings.save')}
        back={back}
        onSave={save}
        onReload={reload}
      />
    </>
  );
}
