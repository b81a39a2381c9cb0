// How the pages, the service worker and the server are built, and how the tests are divided.
// `vite build` makes dist/app, `vite build --ssr server/main.ts` makes dist/server.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { minify } from 'terser'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { ROOT, appVersion } from './server/prepare.js'
import { release } from './sw/release.ts'

// Frozen Chromium on panels without Google's updates: see the README on browsers.
const BROWSER_FLOOR = ['chrome74', 'safari14', 'firefox102']
/**
 * What every surface needs before a board is on screen, in one file, and the zones in another: they compress better than the
 * crumbs that sharing leaves. What is not of the first load must not match.
 */
const FIRST_LOAD = new RegExp(
  [
    'node_modules/(yjs|preact|@preact|fractional-indexing|y-indexeddb|lib0)/',
    'src/board/(?!archive|read-archive|plain|base64|restore|put-back|known-fields|keepsake|ink|fill-calendar|finish-period|next-year|adjust-goal)',
    'src/ui/wall/(lifted|reading)[.]',
    'src/ui/zones/(card-words|lane-name)[.]',
    'src/ui/kit/(icon|button|face|memo|lazy|toast|announce)[.]',
    'src/ui/(formats|people|written|language|status|sheets|undo-toast|board-context|desk|route)[.]ts',
    'src/insights/(active-goals|is-late|progress|newest-successes)[.]',
    'lucide/dist/esm/icons/(calendar-days|check|ellipsis|gauge|qr-code|users|hand|plus|star|target)[.]',
    'src/i18n/nl[.]ts',
    // What opens a board: on its own in the entry it would need a list of all that it takes from here.
    'src/(open-board|left-boards|page-time|board-document|entry-note|device/permission)[.]',
    'src/sync/(database|disk-writer|store|tab-channel|kept-notes|save-state)[.]',
    'src/ui/(app|board-screen|surface|install-prompt|board-side|session/in-session|boards/shared-tablet)[.]',
  ].join('|'),
)
const ZONES =
  /src\/ui\/(wall\/(wall[.]|draw-zone|zone-places)|zones\/(goals|lanes|card-list|action-card|successes|check-in|planning[.]tsx|zone[.]|sparkline)|kit\/smiley)/
type Graph = { getModuleInfo: (id: string) => { importedIds: readonly string[] } | null }

/** What the first load begins with, and what is loaded by itself because few need it or because it is not to be counted. */
const FIRST_FILES = ['main.tsx', 'ui/wall/wall.tsx', 'ui/hand/hand.tsx'].map((file) =>
  join(ROOT, 'src', file),
)
const BY_ITSELF = /\/src\/(exchange\/(example|school-year))/
/** Icons come out of one list, so their importers do not tell who needs them: these are of the first load too. */
const ICON = /lucide\/dist\/esm\/icons\//
const ICONS_AT_ONCE = /icons\/(list-checks|minus|presentation|smile)[.]/
const SERVER_FLOOR = 'node20'
/** Set by who packs a release of their own, and by the test that needs two. */
const VERSION = process.env['APP_VERSION'] ?? appVersion(ROOT)

export default defineConfig(({ isSsrBuild }) => ({
  // The build for browsers of this decade; its usual entry guards against two copies of Dexie, and is larger by a tenth.
  resolve: {
    alias: [{ find: /^dexie$/, replacement: join(ROOT, 'node_modules/dexie/dist/modern/dexie.mjs') }],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [
    plainLogging(),
    plainLazyImports(),
    olderWords(),
    secondMinifier(),
    versionInPage(),
    fontOfPlainPages(),
    release(BROWSER_FLOOR),
    relayWhileDeveloping(),
  ],
  build: isSsrBuild
    ? { target: SERVER_FLOOR, copyPublicDir: false, sourcemap: true }
    : {
        target: BROWSER_FLOOR,
        cssTarget: BROWSER_FLOOR,
        outDir: 'dist/app',
        manifest: true,
        // The page names what its entry imports, which else is fetched one after the other. Lists for what comes later would only
        // make the first load larger: every file is on the device after the first visit.
        modulePreload: {
          polyfill: false,
          resolveDependencies: (_file, needed, { hostType }) => (hostType === 'html' ? needed : []),
        },
        cssCodeSplit: false,
        rolldownOptions: {
          // The second minifier takes its seconds at every build; whoever starts the board has nothing to do with that.
          checks: { pluginTimings: false },
          output: {
            chunkFileNames: ({ facadeModuleId }) =>
              facadeModuleId?.includes('/src/content/')
                ? 'assets/content-[name]-[hash].js'
                : 'assets/[name]-[hash].js',
            codeSplitting: {
              groups: [
                { name: 'first', test: FIRST_LOAD },
                { name: 'zones', test: ZONES },
                { name: 'hand', test: /src\/ui\/hand\/hand[.]/ },
                { name: 'english', test: /src\/i18n\/en/ },
                {
                  name: laterChunk(),
                  debugName: 'later',
                  includeDependenciesRecursively: false,
                  test: /\/src\/(?!content\/)|\/(lucide|@noble|uqr|fflate|y-websocket|y-protocols|lib0)\/|@oxc-project/,
                },
              ],
            },
          },
        },
      },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/bench/**'],
          retry: 1,
          // What takes a second on a quiet machine may take ten beside other work.
          testTimeout: 20_000,
          environment: 'node',
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          // A browser on a machine that is busy with something else may lose a race with the clock once; twice is a fault.
          retry: 1,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'screens',
          include: ['tests/setup/screens.ts'],
          testTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
}))

/**
 * Everything of our own that no first load needs goes into one file: it compresses better than fifty small ones, and is on the
 * device anyway before anybody can ask for it.
 */
function laterChunk(): (id: string, graph: Graph) => string | null {
  const first = new Set<string>()
  return (id, graph) => {
    if (first.size === 0) for (const begin of FIRST_FILES) walk(begin, graph)
    const atOnce = ICON.test(id) ? FIRST_LOAD.test(id) || ICONS_AT_ONCE.test(id) : first.has(id)
    return atOnce || BY_ITSELF.test(id) ? null : 'later'
  }
  function walk(id: string, graph: Graph) {
    if (first.has(id)) return
    first.add(id)
    for (const next of graph.getModuleInfo(id)?.importedIds ?? []) walk(next, graph)
  }
}

/**
 * The build target lowers syntax but not what is called. The packages need only these two of the newer calls;
 * tests/size.test.ts tells when there is a third.
 */
function olderWords(): Plugin {
  return {
    name: 'verbeterbord:older-words',
    apply: (_config, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
    transform: {
      filter: { id: /node_modules.*\.m?js$/, code: /replaceAll|hasOwn\(/ },
      handler: (code) =>
        code
          .replace(/\bObject\.hasOwn\(/g, 'Object.prototype.hasOwnProperty.call(')
          .replace(/\.replaceAll\(('[^']'), ('[^']*')\)/g, '.split($1).join($2)'),
    },
  }
}

/**
 * yjs warns by lib0/logging, whose coloured console with folding trees is a tenth of the first load. The words are the same here.
 * A build in which something else of it is used fails, by name.
 */
function plainLogging(): Plugin {
  const PLAIN = '\0lib0/logging'
  return {
    name: 'verbeterbord:plain-logging',
    apply: (_config, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
    enforce: 'pre',
    resolveId: (id) => (id === 'lib0/logging' ? PLAIN : undefined),
    load: (id) =>
      id === PLAIN
        ? `const words = (args) => args.filter((arg) => arg !== '')
           export const BOLD = '', UNBOLD = '', ORANGE = '', RED = ''
           export const print = (...args) => console.log(...words(args))
           export const warn = (...args) => console.warn(...words(args))`
        : undefined,
  }
}

/**
 * Vite's own helper finds the style sheets and scripts that a lazy part needs. Here there is one style sheet, and every file is
 * on the device: what is left of it is calling the import, and telling when that fails.
 */
function plainLazyImports(): Plugin {
  return {
    name: 'verbeterbord:plain-lazy-imports',
    apply: (_config, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
    enforce: 'pre',
    load: (id) =>
      id === '\0vite/preload-helper.js'
        ? `export const __vitePreload = (load) => load().catch((cause) => {
             dispatchEvent(new Event('vite:preloadError'))
             throw cause
           })`
        : undefined,
  }
}

/** What the bundler's own minifier leaves: a hundredth of all that a device keeps. Only what is large is worth the seconds. */
function secondMinifier(): Plugin {
  return {
    name: 'verbeterbord:second-minifier',
    apply: (_config, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
    async generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !/^(first|later)$/.test(chunk.name)) continue
        const { code } = await minify(chunk.code, { module: true, ecma: 2018, format: { comments: false } })
        if (code) chunk.code = code
      }
    },
  }
}

/** A new version is a new index.html, so that every device hears of it whatever file it was that changed. */
function versionInPage(): Plugin {
  return {
    name: 'verbeterbord:version',
    transformIndexHtml: (html, { server }) => ({
      // What the comments say is for who reads the source.
      html: server ? html : html.replace(/\s*<!--[^]*?-->/g, ''),
      tags: server ? [] : [{ tag: 'meta', attrs: { name: 'version', content: VERSION }, injectTo: 'head' }],
    }),
  }
}

/** The pages beside the app are copied as they are; what the font file is called, only the build knows. */
function fontOfPlainPages(): Plugin {
  return {
    name: 'verbeterbord:font-of-plain-pages',
    apply: (_config, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
    writeBundle: {
      sequential: true,
      handler({ dir = '' }, bundle) {
        const sheet = join(dir, 'pages.css')
        const font = Object.keys(bundle).find((file) => /-latin-wght-normal-[^/]*\.woff2$/.test(file))
        if (!font) this.error('there is no font for the plain pages')
        const plain = readFileSync(sheet, 'utf8')
        writeFileSync(sheet, plain.replace(/\/node_modules\/[^']*\.woff2/, `/${font}`))
      },
    },
  }
}

function relayWhileDeveloping(): Plugin {
  return {
    name: 'verbeterbord:dev-relay',
    apply: (_config, { command, mode }) => command === 'serve' && mode !== 'test',
    async configureServer(server) {
      // Loaded by vite and not imported above: a build and a test run must not open a relay's store.
      const { attachRelay } = await server.ssrLoadModule('/server/dev-relay.ts')
      await attachRelay(server, join(server.config.root, 'data', 'dev'))
    },
  }
}
