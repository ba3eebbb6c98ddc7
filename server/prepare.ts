import { keepCompiled } from './compile-cache.ts';

// The end of `npm ci`: pages and modules are made ready before anybody waits for them. What fails here `npm start` tries again.
keepCompiled();
const { ensureClientBuilt } = await import('./client-build.ts');
const say = (line: string) => console.log(`  ${line}`);
await ensureClientBuilt(say).catch(() => say('npm start will build the pages'));
await Promise.all([import('./config.ts'), import('./start.ts'), import('./app.ts'), import('./sample/seed.ts')]);
