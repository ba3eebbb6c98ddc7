import { readConfig } from './config.ts';
import { startHub } from './start.ts';

/** The hub inside `npm run dev`: started again at every change; its pages and its children are `dev.ts`'s. */
const config = readConfig(process.env);
const hub = await startHub({ config, configAt: () => config, pages: 'elsewhere', say: console.log });
console.log(`  hub started on port ${config.port}`);
process.on('SIGTERM', () => hub.stop().then(() => process.exit(0)));
