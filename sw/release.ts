// Turns a finished build of the pages into a release: the service worker with its list of files, the compressed copies,
// and the files of one release before, which a page that is still open may ask for.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'vite'
import type { Plugin } from 'vite'

/** The hashed files of this release and of the one before; stored beside vite's own manifest. */
export type Release = { current: string[]; previous: string[] }
export type PrecacheEntry = { url: string; revision: string | null }

const RELEASE_FILE = '.vite/release.json'
const ASSETS = 'assets/'
/** The words that only some devices need: the service worker keeps them where they were asked for. */
const ENGLISH = /^assets\/english-.*\.js$/
/** Not needed to open a board offline: the install icons, texts that are opened by hand, the check of the network. */
const NOT_PRECACHED =
  /^assets\/english-|^screenshots\/|^(?:sw\.js|\.vite\/.*|icons\/.*|diagnose\/.*|licences\.txt|.*\.(?:br|gz|map))$/
const COMPRESSED = /\.(?:js|css|html|svg|json|webmanifest|txt)$/
const TOO_SMALL_TO_COMPRESS_BYTES = 512

/**
 * @param target the browser floor, for the service worker as for the pages
 * @returns a vite plugin for the build of the pages (not for the server's)
 */
export function release(target: string[]): Plugin {
  let outDir = ''
  let root = ''
  let writes = true
  return {
    name: 'verbeterbord:release',
    apply: (_config, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
    config: () => ({ build: { emptyOutDir: false } }),
    configResolved(config) {
      root = config.root
      writes = config.build.write
      outDir = resolve(root, config.build.outDir)
    },
    // Not at the start of the build: one that fails must leave a working app behind.
    renderStart: {
      order: 'pre',
      handler() {
        if (writes) clear(outDir)
      },
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler(_options, bundle) {
        const built = Object.keys(bundle).filter((file) => file.startsWith(ASSETS))
        const kept = keepOneBefore(lastRelease(outDir), built)
        prune(outDir, kept)
        mkdirSync(join(outDir, '.vite'), { recursive: true })
        writeFileSync(join(outDir, RELEASE_FILE), JSON.stringify(kept, undefined, 2))
        const english = kept.current.find((file) => ENGLISH.test(file)) ?? ''
        await buildServiceWorker(root, outDir, target, precacheList(outDir, kept.current), english)
        compress(outDir)
      },
    },
  }
}

/**
 * @param last what stood in the folder
 * @param built the hashed files of the new build
 * @returns what may stay: the new files, and those of the release before. Building the same again forgets nothing.
 */
export function keepOneBefore(last: Release, built: string[]): Release {
  const current = [...built].sort()
  const same = current.join('\n') === [...last.current].sort().join('\n')
  return { current, previous: same ? last.previous : last.current }
}

/**
 * Every file a page of this release may ask for, with a hash unless the name holds one already.
 * @param outDir the built pages
 * @param current the hashed files of this release
 */
export function precacheList(outDir: string, current: string[]): PrecacheEntry[] {
  const wanted = new Set(current)
  return filesIn(outDir)
    .filter((file) => !NOT_PRECACHED.test(file) && (wanted.has(file) || !file.startsWith(ASSETS)))
    .map((file) => ({ url: `/${file}`, revision: wanted.has(file) ? null : hashOf(join(outDir, file)) }))
}

async function buildServiceWorker(
  root: string,
  outDir: string,
  target: string[],
  list: PrecacheEntry[],
  english: string,
) {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: {
      'process.env.NODE_ENV': '"production"',
      'self.__WB_MANIFEST': JSON.stringify(list),
      'self.__ENGLISH': JSON.stringify(`/${english}`),
    },
    build: {
      target,
      outDir,
      emptyOutDir: false,
      rolldownOptions: {
        input: join(root, 'sw/sw.ts'),
        output: { format: 'iife', entryFileNames: 'sw.js' },
      },
    },
  })
}

function lastRelease(outDir: string): Release {
  const file = join(outDir, RELEASE_FILE)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { current: [], previous: [] }
}

function clear(outDir: string): void {
  for (const file of filesIn(outDir)) {
    if (!file.startsWith(ASSETS) && file !== RELEASE_FILE) rmSync(join(outDir, file))
  }
}

function prune(outDir: string, { current, previous }: Release): void {
  const kept = new Set([...current, ...previous])
  for (const file of filesIn(outDir)) {
    const original = file.replace(/\.(?:br|gz)$/, '')
    if (file.startsWith(ASSETS) && !kept.has(original)) rmSync(join(outDir, file))
  }
}

/** Small servers have no time to compress well: it is done once, here, and served as it lies. */
function compress(outDir: string): void {
  for (const file of filesIn(outDir)) {
    const path = join(outDir, file)
    if (!COMPRESSED.test(file) || file.startsWith('.vite/') || existsSync(`${path}.br`)) continue
    const content = readFileSync(path)
    if (content.length < TOO_SMALL_TO_COMPRESS_BYTES) continue
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }))
    writeFileSync(
      `${path}.br`,
      brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    )
  }
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16)
}
