// Who may import whom. The table is the architecture; a place that is not in it may not exist.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { parseSync } from 'vite'
import { ROOT } from '../../server/prepare.js'

export type SourceFile = { path: string; text: string }

const COMPOSES = ['src/', 'preact', 'preact/', '@preact/signals', '@fontsource-variable/', 'yjs']

/** The most specific place counts. Its own files are always allowed; a name that ends in / or : stands for all below. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  'src/board/': ['yjs', 'fractional-indexing'],
  'src/session/': ['src/board/'],
  'src/insights/': ['src/board/'],
  'src/device/': ['dexie'],
  'src/sync/': [
    'yjs',
    'y-indexeddb',
    'y-websocket',
    'y-protocols/',
    'lib0/',
    '@noble/ciphers/',
    '@noble/hashes/',
    'fflate',
  ],
  // Read by the server too, so it brings nothing but bytes along.
  'src/sync/protocol.ts': ['lib0/'],
  'src/sync/protocol-of-device.ts': ['lib0/', 'src/sync/protocol.ts'],
  'src/sync/protocol-of-relay.ts': ['lib0/', 'src/sync/protocol.ts'],
  'src/sync/protocol-requests.ts': ['lib0/', 'src/sync/protocol.ts'],
  'src/exchange/': ['src/board/'],
  'src/i18n/': ['src/board/', 'src/session/'],
  // Reading matter: texts and dates that are data, loaded when somebody wants to read them.
  'src/content/': ['src/board/'],
  'src/styles/': [],
  'src/ui/kit/': ['preact', 'preact/', '@preact/signals', 'lucide'],
  'src/ui/': [
    'preact',
    'preact/',
    '@preact/signals',
    'lucide',
    'uqr',
    'src/board/',
    'src/session/',
    'src/insights/',
    'src/exchange/',
    'src/content/',
    'src/i18n/',
    'src/ui/',
  ],
  'src/service-worker.ts': [],
  // Where the parts are put together.
  'src/main.tsx': COMPOSES,
  'src/desk.ts': COMPOSES,
  'src/board-versions.ts': COMPOSES,
  'src/all-boards.ts': COMPOSES,
  'src/open-board.ts': COMPOSES,
  'src/board-document.ts': COMPOSES,
  'src/page-time.ts': COMPOSES,
  'src/board-link.ts': COMPOSES,
  'src/left-boards.ts': COMPOSES,
  'src/new-boards.ts': COMPOSES,
  'src/removed-boards.ts': COMPOSES,
  'src/entry-note.ts': COMPOSES,
  'src/stray-boards.ts': COMPOSES,
  'server/': [
    'node:',
    'ws',
    'lmdb',
    'pino',
    'prom-client',
    'lib0/',
    'src/sync/protocol.ts',
    'src/sync/protocol-of-device.ts',
    'src/sync/protocol-of-relay.ts',
    'src/sync/protocol-requests.ts',
  ],
  'server/prepare.js': ['node:'],
  'server/old-node.js': [],
  'server/start.js': ['server/old-node.js', 'server/prepare.js', 'dist/server/main.js'],
  'sw/sw.ts': ['workbox-core', 'workbox-precaching', 'workbox-routing'],
  'sw/release.ts': ['node:', 'vite'],
}

/**
 * @param files repository paths with their text
 * @returns one line for each import that the table does not allow, type imports included
 */
export function findForbiddenImports(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const place = placeOf(path)
    if (place === undefined) return [`${path} stands in no known place`]
    return importsIn(text, path)
      .map((specifier) => resolveFrom(path, specifier))
      .filter((target) => !isAllowed(place, target))
      .map((target) => `${path} imports ${target}`)
  })
}

/** Every import of a source text as written: static, dynamic, of a type, by a glob, and what is passed on from elsewhere. */
export function importsIn(text: string, path = 'file.tsx'): string[] {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0]?.message}`)
  return importsUnder(program, text)
}

type Node = Record<string, unknown>

function importsUnder(node: unknown, text: string): string[] {
  if (Array.isArray(node)) return node.flatMap((one) => importsUnder(one, text))
  if (typeof node !== 'object' || node === null) return []
  const of: Node = { ...node }
  return [...importOf(of, text), ...Object.values(of).flatMap((one) => importsUnder(one, text))]
}

function importOf(node: Node, text: string): string[] {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return node.source ? [writtenIn(node.source, text)] : []
    case 'MemberExpression':
      return source(node, text) === 'import.meta.glob' ? ['import.meta.glob'] : []
    default:
      return []
  }
}

/** The words of an address; of one that is put together, the code that does. */
function writtenIn(address: unknown, text: string): string {
  const node: Node = typeof address === 'object' ? { ...address } : {}
  if (typeof node.value === 'string') return node.value
  const code = source(node, text)
  return /^(?:new URL\(\s*)?(['"`])([^'"`$]+)\1/.exec(code)?.[2] ?? code
}

function source({ start, end }: Node, text: string): string {
  return typeof start === 'number' && typeof end === 'number' ? text.slice(start, end) : ''
}

/** All source files that the table is about. */
export function sourceFiles(): SourceFile[] {
  return ['src', 'server', 'sw'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:tsx?|js)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({
        path: path.slice(ROOT.length).replace(/\\/g, '/'),
        text: readFileSync(path, 'utf8'),
      })),
  )
}

function placeOf(path: string): string | undefined {
  return Object.keys(MAY_IMPORT)
    .filter((place) => matches(place, path))
    .sort((a, b) => b.length - a.length)[0]
}

function resolveFrom(path: string, specifier: string): string {
  return specifier.startsWith('.')
    ? normalize(join(dirname(path), specifier)).replace(/\\/g, '/')
    : specifier.replace(/^\//, '')
}

function isAllowed(place: string, target: string): boolean {
  return matches(place, target) || (MAY_IMPORT[place] ?? []).some((allowed) => matches(allowed, target))
}

function matches(place: string, target: string): boolean {
  return /[/:]$/.test(place) ? target.startsWith(place) : target === place
}
