import { defineConfig, type Plugin } from 'vite';
import solid from 'vite-plugin-solid';
import { precompress } from './precompress.ts';

const uiFiles = (names: string) => new RegExp(`[\\\\/]web[\\\\/]ui[\\\\/](?:${names})(?:\\.module\\.css|\\.tsx?)`);
/** Controls of forms, and what lists are made of: not every page has any. */
const controls =
  'Picker|DateField|TimeField|Choices|Stepper|Checkbox|Select|FormDialog|CopyField|Input|TextArea|ReasonField|FormLayout';
const lists = 'Rows|Tabs|TabLinks|Facts|DateBlock|Card';
const inUi = uiFiles(
  `(?!(?:${controls}|${lists})\\.|Calendar|CommandPalette|Banner|adopt|date-|text-match|palette-)\\w+(?<!View)`,
);

/** What nearly every page needs travels together: a few files instead of dozens. The rest splits by page. */
const sharedChunks = [
  {
    name: 'core',
    test: /[\\/](?:solid-js|@solidjs|web[\\/]lib(?![\\/](?:list-keys|attempt|media|sending-ids)))[\\/]|web[\\/]i18n[\\/]dates\.|lucide-solid[\\/]dist[\\/]esm[\\/](?:shared[\\/].+|\w+)\.mjs$/,
  },
  { name: 'ui', test: inUi, minShareCount: 2 },
  { name: 'icons', test: /[\\/]lucide-solid[\\/]dist[\\/]esm[\\/]icons[\\/]/, minShareCount: 2 },
  { name: 'lists', test: uiFiles(lists), minShareCount: 2 },
  { name: 'forms', test: uiFiles(controls), minShareCount: 2 },
];

/** Takes the packages as their makers compiled them, not their JSX: a third less to compile at the first start. */
function compiledPackages(): Plugin {
  return {
    name: 'compiled-packages',
    apply: 'build',
    configEnvironment: {
      order: 'post',
      handler: (_name, { resolve }) => {
        if (resolve) resolve.conditions = resolve.conditions?.filter((condition) => condition !== 'solid') ?? [];
      },
    },
  };
}

/** The first versions of each engine that know light-dark(); older ones would get doubled colours. */
const engines = { chrome: [123, 0], edge: [123, 0], firefox: [121, 0], safari: [17, 5] } as const;
const targets = Object.fromEntries(
  Object.entries(engines).map(([name, [major, minor]]) => [name, (major << 16) | (minor << 8)]),
);

/** The client: sources in web/, build in web/dist. In development `server/dev.ts` adds the way to the hub. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [solid(), compiledPackages(), precompress()],
  // Part of Vite and native: half a second less than PostCSS at the first start.
  css: { transformer: 'lightningcss', lightningcss: { targets } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: Object.entries(engines).map(([name, [major, minor]]) => `${name}${major}.${minor}`),
    // The content security policy allows neither data: fonts nor inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The schemas in shared/ are for the server; of them the pages take only lists and numbers, and TypeBox stays out.
    rolldownOptions: {
      output: { codeSplitting: { groups: sharedChunks } },
      treeshake: {
        manualPureFunctions: ['Type', 'Closed', 'List', 'Line', 'Text', 'Nullable'],
        propertyReadSideEffects: false,
      },
    },
  },
});
