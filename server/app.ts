import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import { fastify, LogController, type RouteOptions } from 'fastify';
import { accessMemberTopic } from './accounts/access.ts';
import { createAccessWatch } from './accounts/access-epoch.ts';
import { forgetSessionsJob } from './accounts/jobs.ts';
import { accountRoutes } from './accounts/routes.ts';
import { sweepFilesJob } from './attachments/jobs.ts';
import { attachmentRoutes } from './attachments/routes.ts';
import { uploadRoutes } from './attachments/upload-routes.ts';
import { calendarRoutes, feeds } from './calendars/routes.ts';
import type { Config } from './config.ts';
import type { Services } from './context.ts';
import { createDb } from './db/client.ts';
import { accessDecisionTopic } from './decisions/access.ts';
import { decisionJobs } from './decisions/jobs.ts';
import { decisionRoutes } from './decisions/routes.ts';
import { votingRoutes } from './decisions/voting-routes.ts';
import { refreshDraftJob } from './drafts/finding-actions.ts';
import { draftRoutes } from './drafts/routes.ts';
import { snapshotJob } from './drafts/snapshots.ts';
import type { LiveKit } from './embedded/livekit.ts';
import { exportRoutes } from './exports/routes.ts';
import { sources } from './finding.ts';
import { accessGroupTopic } from './groups/access.ts';
import { groupRoutes } from './groups/routes.ts';
import type { App } from './http/app-type.ts';
import { client } from './http/client.ts';
import { answer, errors } from './http/errors.ts';
import { healthRoutes } from './http/health.ts';
import { createLogger, requestLog } from './http/log.ts';
import { metrics } from './http/metrics.ts';
import { openapi } from './http/openapi.ts';
import { headersOfPages, security } from './http/security.ts';
import { shareSerializers } from './http/serializers.ts';
import { session } from './http/session.ts';
import { createJobs, type Job } from './jobs/jobs.ts';
import { freeOrphansJob } from './jobs/orphans.ts';
import { linkRoutes } from './links/routes.ts';
import { createMailer, forgetMailJob, sendMailJob } from './mail/mailer.ts';
import { markdownRoutes } from './markdown/routes.ts';
import { accessMeetingTopic } from './meetings/access.ts';
import { meetingRoutes } from './meetings/routes.ts';
import { notificationJobs } from './notifications/jobs.ts';
import { type MailSubject, renewMail } from './notifications/mail-renewal.ts';
import { mailReplies } from './notifications/reply-server.ts';
import { notificationRoutes } from './notifications/routes.ts';
import { unsubscribeRoutes } from './notifications/unsubscribe-routes.ts';
import { paletteRoutes } from './palette/routes.ts';
import { createHub } from './realtime/hub.ts';
import { createListener } from './realtime/listener.ts';
import { pruneEventsJob } from './realtime/log.ts';
import { socketRoutes } from './realtime/socket.ts';
import type { TopicRules } from './realtime/topics.ts';
import { accessRoomTopic } from './rooms/access.ts';
import { prunePassesJob, roomKeeper } from './rooms/keeper.ts';
import { roomRoutes } from './rooms/routes.ts';
import { finishIndexJob } from './search/actions.ts';
import { createRebuildJob } from './search/rebuild.ts';
import { searchRoutes } from './search/routes.ts';
import { createStorage } from './storage/storage.ts';
import { taskJobs } from './tasks/reminders.ts';
import { taskRoutes } from './tasks/routes.ts';
import { accessThreadTopic } from './threads/access.ts';
import { threadJobs } from './threads/jobs.ts';
import { messageRoutes } from './threads/message-routes.ts';
import { threadRoutes } from './threads/routes.ts';
import { standingRoutes, threadStandingRoutes } from './threads/standing-routes.ts';
import { todayRoutes } from './today/routes.ts';

export type AppOptions = {
  config: Config;
  databaseUrl: string;
  livekit: LiveKit;
  /** Settles when the pages that are being built meanwhile are there. */
  pages?: Promise<void>;
  /** Told of every route, in order. */
  onRoute?: (route: RouteOptions) => void;
  /** False: jobs run when they are asked for, none by the clock. */
  clock?: boolean;
};

/** Who may read which topic. */
export const topicRules: TopicRules = {
  member: accessMemberTopic,
  group: accessGroupTopic,
  thread: accessThreadTopic,
  meeting: accessMeetingTopic,
  decision: accessDecisionTopic,
  room: accessRoomTopic,
};

const jobs: Job[] = [
  freeOrphansJob,
  sendMailJob,
  forgetMailJob,
  forgetSessionsJob,
  pruneEventsJob,
  ...threadJobs,
  ...decisionJobs,
  ...taskJobs,
  ...notificationJobs,
  sweepFilesJob,
  snapshotJob,
  refreshDraftJob,
  createRebuildJob(sources),
  finishIndexJob,
  prunePassesJob,
];

const bodyLimit = 256 * 1024;

const trustedProxies = ({ trustProxy }: Config) =>
  typeof trustProxy === 'number' ? (_address: string, hop: number) => hop < trustProxy : trustProxy;

/** Builds the app: every plugin and feature, in order. Nothing listens yet; `close()` ends everything it started. */
export async function buildApp(options: AppOptions): Promise<App> {
  const app: App = fastify({
    loggerInstance: createLogger(options.config),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    // Before any route is known no hook runs.
    frameworkErrors: (error, request, reply) => answer(error, request, reply.headers(headersOfPages(options.config))),
    trustProxy: trustedProxies(options.config),
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(TypeBoxValidatorCompiler);
  app.setSerializerCompiler(await shareSerializers());
  if (options.onRoute) app.addHook('onRoute', options.onRoute);
  await startServices(app, options);

  await app.register(requestLog);
  await app.register(errors);
  await app.register(metrics);
  await app.register(security);
  await app.register(session);
  await app.register(openapi);
  await app.register(feeds);
  await app.register(healthRoutes);
  await app.register(socketRoutes);
  await app.register(accountRoutes);
  await app.register(groupRoutes);
  await app.register(threadRoutes);
  await app.register(messageRoutes);
  await app.register(standingRoutes);
  await app.register(threadStandingRoutes);
  await app.register(markdownRoutes);
  await app.register(exportRoutes);
  await app.register(uploadRoutes);
  await app.register(attachmentRoutes);
  await app.register(meetingRoutes);
  await app.register(calendarRoutes);
  await app.register(linkRoutes);
  await app.register(paletteRoutes);
  await app.register(searchRoutes);
  await app.register(todayRoutes);
  await app.register(notificationRoutes);
  await app.register(unsubscribeRoutes);
  await app.register(mailReplies);
  await app.register(decisionRoutes);
  await app.register(votingRoutes);
  await app.register(taskRoutes);
  await app.register(draftRoutes);
  await app.register(roomRoutes);
  await roomKeeper(app);
  await app.register(client, options.pages ? { pages: options.pages } : {});
  return app;
}

async function startServices(app: App, { config, databaseUrl, livekit, clock = true }: AppOptions): Promise<void> {
  const { db, pool } = createDb({ url: databaseUrl, max: config.databasePool });
  const listener = createListener(databaseUrl, app.log);
  const access = createAccessWatch(db, listener);
  const hub = createHub({ db, listener, log: app.log, rules: topicRules, access });
  const worker = createJobs(pool, app.log);
  const services: Services = {
    config,
    db,
    pool,
    listener,
    access,
    hub,
    jobs: worker,
    mail: createMailer(db, config, (about) => renewMail({ db, config }, about as MailSubject)),
    livekit,
    storage: await createStorage(config, app.log),
  };
  app.decorate('services', services);
  app.addHook('onReady', async () => {
    await listener.start();
    await worker.start(clock ? jobs : jobs.map(({ name, run }) => ({ name, run })), services);
  });
  app.addHook('preClose', () => hub.stop());
  app.addHook('onClose', async () => {
    access.stop();
    await worker.stop();
    await listener.stop();
    services.mail.close();
    services.storage.close();
    await db.destroy();
  });
}
