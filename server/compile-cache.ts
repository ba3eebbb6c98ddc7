import { enableCompileCache } from 'node:module';
import path from 'node:path';

/** Keeps the modules compiled from here on, types already stripped: the next process reads them instead of working them out again. */
export const keepCompiled = () =>
  enableCompileCache(path.join(import.meta.dirname, '..', 'node_modules', '.cache', 'node'));
