// What a device fetches of script, chunk by chunk, in gzip bytes: first what a board waits for, then the rest.
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { ROOT } from '../../server/prepare.js'
import { scriptsBeforeTheBoard, type Manifest } from '../setup/first-load.ts'

const APP = join(ROOT, 'dist', 'app')

export type Chunk = { name: string; bytes: number; first: boolean }

/** All chunks of the built app and its service worker, the largest of each kind first. */
export function scriptSizes(): Chunk[] {
  const manifest: Manifest = JSON.parse(readFileSync(join(APP, '.vite/manifest.json'), 'utf8'))
  const first = scriptsBeforeTheBoard(manifest, 'wall')
  const files = new Set(Object.values(manifest).map(({ file }) => file))
  return [...files, 'sw.js']
    .filter((file) => file.endsWith('.js'))
    .map((file) => ({
      name: basename(file).replace(/-[\w-]{8}\.js$/, ''),
      bytes: gzipSync(readFileSync(join(APP, file)), { level: 9 }).length,
      first: first.includes(file),
    }))
    .sort((a, b) => Number(b.first) - Number(a.first) || b.bytes - a.bytes)
}
