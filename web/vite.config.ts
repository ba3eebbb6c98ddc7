import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';
import { precompress } from './precompress.ts';

const server = 'http://127.0.0.1:3000';

/** The client: sources in web/, build in web/dist. `server/dev.ts` overrides the proxy target when the port differs. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [solid(), precompress()],
  server: {
    proxy: {
      '/api': { target: server, ws: true },
      '/feeds': server,
      '/health': server,
    },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The first versions of each engine that know light-dark(); older ones would get doubled colours.
    target: ['chrome123', 'edge123', 'firefox121', 'safari17.5'],
    // The content security policy allows neither data: fonts nor inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The schemas in shared/ are for the server; of them the pages take only lists and numbers, and TypeBox stays out.
    rolldownOptions: {
      treeshake: {
        manualPureFunctions: ['Type', 'Closed', 'List', 'Line', 'Text', 'Nullable'],
        propertyReadSideEffects: false,
      },
    },
  },
});
