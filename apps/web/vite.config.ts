import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { judgeShell } from './build/judge-shell.ts';
import { precompress } from './build/precompress.ts';

/** While developing, `npm start` serves the API on its usual port and Vite serves the pages. */
const API = 'http://127.0.0.1:3000';

/** src/office/pages.tsx → office; src/i18n/en/office.json → words-office-en. */
function audienceOf(module: string | null): string | undefined {
  const words = /\/i18n\/([\w-]+)\/(\w+)\.json$/.exec(module ?? '');
  return words ? `words-${words[2]}-${words[1]}` : /\/src\/([\w-]+)\/pages\.tsx$/.exec(module ?? '')?.[1];
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), judgeShell(), precompress()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    // An audience that waits for its first page loads its chunk and the shell, nothing else.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 400,
    rolldownOptions: {
      output: {
        chunkFileNames: ({ facadeModuleId }) => `assets/${audienceOf(facadeModuleId) ?? '[name]'}-[hash].js`,
        // What every audience stands on comes in two pieces instead of a dozen: the libraries, which rarely change, and our own.
        codeSplitting: {
          groups: [
            { name: 'libraries', test: /node_modules[\\/](?!lucide-react|graphql-sse|idb|tus-js-client|js-base64|url-parse|requires-port|querystringify|hls\.js|echarts|zrender|tslib|@tiptap|prosemirror|orderedmap|rope-sequence|w3c-keyname|linkifyjs|@floating-ui|fast-equals|crelt)/ },
            { name: 'foundation', test: /src[\\/](app|data|design)[\\/]/ },
          ],
        },
      },
    },
  },
  server: { proxy: { '/graphql': API, '/files': API, '/media': API } },
});
