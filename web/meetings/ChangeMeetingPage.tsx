import { useNavigate, useParams } from '@solidjs/router';
import { Show } from 'solid-js';
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
import { type Form, relaxes, toContent, toForm } from './form-model.ts';
import { createForm } from './form-store.ts';
import { MeetingForm } from './MeetingForm.tsx';
import './texts.ts';

/** /spotkania/:meetingId/zmien: changes a meeting or a whole series. */
export function ChangeMeetingPage() {
  const params = useParams<{ meetingId: string }>();
  const page = createQuery(() => params.meetingId, readMeeting);
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
            <Show when={details().meeting} keyed>
              {(meeting) => <Opened meeting={meeting} onReload={() => void page.refetch()} />}
            </Show>
          )}
        </Loaded>
      </Page>
    </Show>
  );
}

function Opened(props: { meeting: Meeting; onReload: () => void }) {
  const navigate = useNavigate();
  const { meeting } = props;
  const { form, set } = createForm(toForm(meeting));
  const back = `/spotkania/${meeting.id}`;

  async function save(filled: Form): Promise<void> {
    const why = relaxes(filled) ? { reason: filled.reason.trim() } : {};
    await changeMeeting(meeting.id, { ...toContent(filled), ...why, revision: meeting.revision });
    showToast(t('meetings.changed'));
    navigate(back);
  }

  return (
    <>
      <PageHead title={meeting.recurrence ? t('meetings.changeSeries') : t('meetings.change')} />
      <MeetingForm
        form={form}
        set={set}
        meeting={meeting}
        submit={t('meetings.save')}
        back={back}
        onSave={save}
        onReload={props.onReload}
      />
    </>
  );
}
