import type { RouteDefinition } from '@solidjs/router';
import { lazy } from 'solid-js';
import { SignedIn } from './accounts/SignedIn.tsx';
import { NotFoundPage } from './shell/NotFoundPage.tsx';

/*
 * Each feature adds its lines here. A page is loaded when it is first opened; the features keep named exports, so a page is
 * `lazy(() => import('./x/XPage.tsx').then((m) => ({ default: m.XPage })))`.
 */

const Shell = lazy(() => import('./shell/Shell.tsx').then((m) => ({ default: m.Shell })));

const TodayPage = lazy(() => import('./today/TodayPage.tsx').then((m) => ({ default: m.TodayPage })));
const GroupsPage = lazy(() => import('./groups/GroupsPage.tsx').then((m) => ({ default: m.GroupsPage })));
const GroupPage = lazy(() => import('./groups/GroupPage.tsx').then((m) => ({ default: m.GroupPage })));
const CalendarPage = lazy(() => import('./meetings/CalendarPage.tsx').then((m) => ({ default: m.CalendarPage })));
const NewMeetingPage = lazy(() => import('./meetings/NewMeetingPage.tsx').then((m) => ({ default: m.NewMeetingPage })));
const MeetingPage = lazy(() => import('./meetings/MeetingPage.tsx').then((m) => ({ default: m.MeetingPage })));
const ChangeMeetingPage = lazy(() =>
  import('./meetings/ChangeMeetingPage.tsx').then((m) => ({ default: m.ChangeMeetingPage })),
);
const FeedsPage = lazy(() => import('./calendars/FeedsPage.tsx').then((m) => ({ default: m.FeedsPage })));
const PeoplePage = lazy(() => import('./people/PeoplePage.tsx').then((m) => ({ default: m.PeoplePage })));
const ThreadPage = lazy(() => import('./threads/ThreadPage.tsx').then((m) => ({ default: m.ThreadPage })));
const InboxPage = lazy(() => import('./notifications/InboxPage.tsx').then((m) => ({ default: m.InboxPage })));
const MailSettingsPage = lazy(() =>
  import('./notifications/MailSettingsPage.tsx').then((m) => ({ default: m.MailSettingsPage })),
);
const UnsubscribePage = lazy(() =>
  import('./notifications/UnsubscribePage.tsx').then((m) => ({ default: m.UnsubscribePage })),
);
const MessagePlacePage = lazy(() =>
  import('./threads/MessagePlacePage.tsx').then((m) => ({ default: m.MessagePlacePage })),
);
const NewThreadsPage = lazy(() => import('./threads/NewThreadsPage.tsx').then((m) => ({ default: m.NewThreadsPage })));
const AccountPage = lazy(() => import('./accounts/AccountPage.tsx').then((m) => ({ default: m.AccountPage })));
const SearchPage = lazy(() => import('./search/SearchPage.tsx').then((m) => ({ default: m.SearchPage })));
const SignInPage = lazy(() => import('./accounts/SignInPage.tsx').then((m) => ({ default: m.SignInPage })));
const DemoPage = lazy(() => import('./accounts/DemoPage.tsx').then((m) => ({ default: m.DemoPage })));
const MailPage = lazy(() => import('./accounts/MailPage.tsx').then((m) => ({ default: m.MailPage })));
const InvitationPage = lazy(() => import('./accounts/InvitationPage.tsx').then((m) => ({ default: m.InvitationPage })));
const ShowcasePage = lazy(() => import('./showcase/Page.tsx').then((m) => ({ default: m.ShowcasePage })));
const RoomPage = lazy(() => import('./rooms/RoomPage.tsx').then((m) => ({ default: m.RoomPage })));
const RegisterPage = lazy(() => import('./decisions/RegisterPage.tsx').then((m) => ({ default: m.RegisterPage })));
const NewDecisionPage = lazy(() =>
  import('./decisions/NewDecisionPage.tsx').then((m) => ({ default: m.NewDecisionPage })),
);
const DecisionPage = lazy(() => import('./decisions/DecisionPage.tsx').then((m) => ({ default: m.DecisionPage })));
const ChangeDecisionPage = lazy(() =>
  import('./decisions/ChangeDecisionPage.tsx').then((m) => ({ default: m.ChangeDecisionPage })),
);
const DraftsPage = lazy(() => import('./drafts/DraftsPage.tsx').then((m) => ({ default: m.DraftsPage })));
const DraftPage = lazy(() => import('./drafts/DraftPage.tsx').then((m) => ({ default: m.DraftPage })));
const MyTasksPage = lazy(() => import('./tasks/MyTasksPage.tsx').then((m) => ({ default: m.MyTasksPage })));
const TaskPage = lazy(() => import('./tasks/TaskPage.tsx').then((m) => ({ default: m.TaskPage })));

/** Pages for everybody. */
const openPages: RouteDefinition[] = [
  { path: '/wejdz', component: SignInPage },
  { path: '/zaproszenie', component: InvitationPage },
  { path: '/demo', component: DemoPage },
  { path: '/poczta', component: MailPage },
  { path: '/wypisz/:token', component: UnsubscribePage },
  { path: '/komponenty', component: ShowcasePage },
];

/** Pages for signed-in people that fill the whole window: `/spotkania/:meetingId/pokoj`. */
const barePages: RouteDefinition[] = [
  { path: '/spotkania/:meetingId/pokoj', component: RoomPage },
  { path: '/grupy/:groupId/pokoj', component: RoomPage },
];

/** Pages for signed-in people, inside the shell. */
const shellPages: RouteDefinition[] = [
  { path: '/', component: TodayPage },
  { path: '/grupy', component: GroupsPage },
  { path: '/grupy/:groupId', component: GroupPage },
  { path: '/watki', component: NewThreadsPage },
  { path: '/watki/:threadId', component: ThreadPage },
  { path: '/wiadomosci/:messageId', component: MessagePlacePage },
  { path: '/spotkania', component: CalendarPage },
  { path: '/spotkania/nowe', component: NewMeetingPage },
  { path: '/spotkania/:meetingId', component: MeetingPage },
  { path: '/spotkania/:meetingId/zmien', component: ChangeMeetingPage },
  { path: '/kalendarz', component: FeedsPage },
  { path: '/dokumenty', component: DraftsPage },
  { path: '/dokumenty/:draftId', component: DraftPage },
  { path: '/zadania', component: MyTasksPage },
  { path: '/zadania/:taskId', component: TaskPage },
  { path: '/ustalenia', component: RegisterPage },
  { path: '/ustalenia/nowe', component: NewDecisionPage },
  { path: '/ustalenia/:decisionId', component: DecisionPage },
  { path: '/ustalenia/:decisionId/zmien', component: ChangeDecisionPage },
  { path: '/ludzie', component: PeoplePage },
  { path: '/szukaj', component: SearchPage },
  { path: '/konto', component: AccountPage },
  { path: '/konto/powiadomienia', component: MailSettingsPage },
  { path: '/powiadomienia', component: InboxPage },
  { path: '*', component: NotFoundPage },
];

/** Every address of the hub. */
export const routes: RouteDefinition[] = [
  ...openPages,
  { path: '/', component: SignedIn, children: [...barePages, { path: '/', component: Shell, children: shellPages }] },
];
