// What a board costs a device and what an old panel cannot run, measured over the built app. Sizes are gzip bytes.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseAst } from 'vite'
import { describe, expect, test } from 'vitest'
import { ROOT } from '../server/prepare.js'
import { precacheList, type Release } from '../sw/release.ts'
import { scriptsBeforeTheBoard, type Manifest } from './setup/first-load.ts'

const KB = 1024
const APP = join(ROOT, 'dist', 'app')

const FONT = /\.woff2$/
/**
 * The example year with its reader, and what is there to be read: examples of goals, the method in ten screens, the dates of
 * holidays, the privacy page and its look.
 */
const CONTENT = /example|school-year|content-|^privacy|^pages/i

/** The name of a standard, and where the error texts of dexie, yjs and workbox point a programmer to. */
const NEVER_FETCHED = [
  'http://www.w3.org/',
  'https://tinyurl.com/y2uuvskb',
  'http://bit.ly/2kdckMn',
  'https://github.com/yjs/yjs/issues/438',
  'https://bit.ly/wb-precache',
]

/** What the oldest browser of the floor does not know, and what would tell a stranger about this device. */
const FORBIDDEN: [what: string, pattern: RegExp][] = [
  ['crypto.randomUUID', /\brandomUUID\b/],
  ['structuredClone', /\bstructuredClone\s*\(/],
  ['String.replaceAll', /\.replaceAll\s*\(/],
  ['Array.at', /(?<!\.\.)\.at\s*\(/],
  ['Object.hasOwn', /\bObject\.hasOwn\b/],
  ['a source map', /[#@]\s*sourceMappingURL=/],
  ['a path of the build machine', /\/(?:home|Users|root|work)\/[\w.-]+\//],
]

describe('the built app', () => {
  const manifest: Manifest = JSON.parse(read('.vite/manifest.json'))
  const release: Release = JSON.parse(read('.vite/release.json'))
  const scripts = release.current.filter((file) => file.endsWith('.js'))

  test.each(['wall', 'hand'] as const)(
    'has at most 60 KB of script before the board is on the %s',
    (surface) => {
      const first = scriptsBeforeTheBoard(manifest, surface).filter((file) => file.endsWith('.js'))
      const rows = first.map((file): [string, number] => [file, sizeOf(file)])
      report(`before the board is on the ${surface}`, rows)
      expect(sum(rows)).toBeLessThanOrEqual(60 * KB)
    },
  )

  test('has at most 250 KB to keep on a device, apart from fonts, the example year and reading matter', () => {
    const rows = precacheList(APP, release.current)
      .map(({ url }) => url.slice(1))
      .concat('sw.js')
      .map((file): [string, number] => [file, sizeOf(file)])
    const apart = rows.filter(([file]) => FONT.test(file) || CONTENT.test(file))
    const counted = rows.filter((row) => !apart.includes(row))
    report('kept on the device', counted)
    report('apart: fonts, example year and reading matter', apart)
    const english = scripts.filter((file) => file.startsWith('assets/english-'))
    report(
      'fetched by who chooses English',
      english.map((file): [string, number] => [file, sizeOf(file)]),
    )
    expect(english).toHaveLength(1)
    expect(sum(counted)).toBeLessThanOrEqual(250 * KB)
    expect(sum(apart)).toBeLessThanOrEqual(110 * KB)
  })

  test.each(FORBIDDEN)('runs without %s', (_what, pattern) => {
    const guilty = [...scripts, 'sw.js'].filter((file) => pattern.test(read(file)))
    expect(guilty).toEqual([])
  })

  test('waits for nothing at the top level of a script', () => {
    const guilty = [...scripts, 'sw.js'].filter((file) => waitsAtTopLevel(parseAst(read(file))))
    expect(guilty).toEqual([])
  })

  test('asks no other host for anything', () => {
    const addresses = [...release.current, 'sw.js', 'index.html', 'manifest.webmanifest']
      .filter((file) => /\.(?:js|css|html|webmanifest)$/.test(file))
      .flatMap((file) => loadsFromElsewhere(read(file)).map((address) => `${file}: ${address}`))
    expect(addresses).toEqual([])
  })

  test('has a compressed copy of every script and style sheet', () => {
    const bare = release.current.filter(
      (file) =>
        /\.(?:js|css)$/.test(file) && read(file).length >= 512 && !existsSync(join(APP, `${file}.br`)),
    )
    expect(bare).toEqual([])
  })
})

describe('the measure itself', () => {
  test('counts the entry, the surface and what they import at once, and nothing that is asked for later', () => {
    const manifest: Manifest = {
      'index.html': { file: 'a.js', isEntry: true, imports: ['_shared'] },
      _shared: { file: 's.js', imports: ['_core'] },
      _core: { file: 'core.js', imports: ['_shared'] },
      _zones: { file: 'wall.js', name: 'zones', imports: ['_shared', '_cards'] },
      _hand: { file: 'hand.js', name: 'hand', imports: ['_shared', '_cards'] },
      _cards: { file: 'cards.js' },
      'src/ui/share.tsx': { file: 'lazy.js', imports: ['_shared', '_qr'] },
      _qr: { file: 'qr.js' },
    }
    const onTheWall = ['a.js', 'cards.js', 'core.js', 's.js', 'wall.js']
    expect(scriptsBeforeTheBoard(manifest, 'wall').sort()).toEqual(onTheWall)
    const inTheHand = ['a.js', 'cards.js', 'core.js', 'hand.js', 's.js']
    expect(scriptsBeforeTheBoard(manifest, 'hand').sort()).toEqual(inTheHand)
  })

  test('sees a wait at the top level and not one inside a function', () => {
    expect(waitsAtTopLevel(parseAst('const a = await b'))).toBe(true)
    expect(waitsAtTopLevel(parseAst('const f = async () => await b'))).toBe(false)
  })

  test('tells an address that is loaded from one that is only a name', () => {
    expect(loadsFromElsewhere('createElementNS("http://www.w3.org/2000/svg")')).toEqual([])
    expect(loadsFromElsewhere('fetch("https://fonts.example/x.woff2")')).toEqual([
      'https://fonts.example/x.woff2',
    ])
  })
})

function waitsAtTopLevel(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(waitsAtTopLevel)
  if (typeof node !== 'object' || node === null) return false
  const type = 'type' in node ? String(node.type) : ''
  if (/Function/.test(type)) return false
  if (type === 'AwaitExpression') return true
  return Object.values(node).some(waitsAtTopLevel)
}

function loadsFromElsewhere(text: string): string[] {
  return [...text.matchAll(/https?:\/\/[a-z0-9-]+\.[^\s"'`)\\<]+/gi)]
    .map(([address]) => address)
    .filter((address) => !NEVER_FETCHED.some((known) => address.startsWith(known)))
}

function report(what: string, rows: [string, number][]): void {
  const lines = rows.map(([file, bytes]) => `  ${(bytes / KB).toFixed(1).padStart(7)} ${file}`)
  console.log([`${what}: ${(sum(rows) / KB).toFixed(1)} KB gzip`, ...lines].join('\n'))
}

function sum(rows: [string, number][]): number {
  return rows.reduce((total, [, bytes]) => total + bytes, 0)
}

function sizeOf(file: string): number {
  return gzipSync(readFileSync(join(APP, file)), { level: 9 }).length
}

function read(file: string): string {
  return readFileSync(join(APP, file), 'utf8')
}
