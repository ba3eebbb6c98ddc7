import { once } from 'node:events';
import { buildApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { configuredLiveKit } from '../embedded/livekit.ts';

/** A process of its own that serves the database of its environment, and prints its origin: to be killed, or measured. */
const config = readConfig(process.env);
if (!config.databaseUrl || !config.livekit) throw new Error('DATABASE_URL and LIVEKIT_* are needed');
const app = await buildApp({ config, databaseUrl: config.databaseUrl, livekit: configuredLiveKit(config.livekit) });
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);
await once(process.stdin, 'end');
