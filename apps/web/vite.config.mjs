import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page is built into `page/`; `talkgraph serve` sends it from there. `npm run page` serves it anew after each change. */
export default defineConfig({
  root: import.meta.dirname,
  // Relative, so that the page also works below a path of a proxy.
  base: './',
  plugins: [react(), templates()],
  build: {
    outDir: 'page',
    emptyOutDir: true,
    target: 'es2022',
    // These know light-dark(). For older ones it would be rewritten in a way that the switch of colours does not reach.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // The licences of what is bundled come along.
    license: { fileName: 'licenses.md' },
    // The rule against scripts in the page forbids inlined ones; a data: font would be refused too.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
    modulePreload: { polyfill: false },
  },
  server: {
    // `npm run page` shows changes at once; everything that is not the page comes from a server that runs already.
    proxy: {
      '^/(api|view|upload|prompt|queue|history|object_info|ws|userdata|system_stats|free|interrupt|i18n|settings|jobs)(/|\\?|$)':
        { target: process.env.TALKGRAPH_URL ?? 'http://127.0.0.1:8188', ws: true },
    },
  },
});

/** The workflows under `examples/` become the page's templates. */
function templates() {
  const folder = join(import.meta.dirname, '../../examples');
  const isWanted = (name) => name === 'templates.json' || /\.(ui\.json|webp)$/.test(name);
  return {
    name: 'talkgraph-templates',
    generateBundle() {
      for (const name of readdirSync(folder).filter(isWanted)) {
        const source = readFileSync(join(folder, name));
        this.emitFile({ type: 'asset', fileName: `templates/${name}`, source });
      }
    },
    configureServer({ middlewares }) {
      middlewares.use('/templates', (request, response, next) => {
        const name = decodeURIComponent(request.url.slice(1).split('?')[0]);
        if (!isWanted(name) || !readdirSync(folder).includes(name)) return next();
        response.end(readFileSync(join(folder, name)));
      });
    },
  };
}
