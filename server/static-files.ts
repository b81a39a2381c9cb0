// The built app, read once at the start: a request only ever finds a name in a table, so no path leads out of the
// folder, and a crowd of requests opens no files.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import { inlineScriptHashes } from './security-headers.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const
const YEAR_S = 31_536_000

type StaticFile = { bodies: Map<string, Buffer>; type: string; cache: string; etag: string }

export type StaticFiles = {
  /** Answers when there is such a file, or the page for someone who navigates to a path of the app; else gives false. */
  serve(request: IncomingMessage, response: ServerResponse): boolean
  readonly scriptHashes: readonly string[]
  /** Of the app, as its page says it; empty when it does not. */
  readonly version: string
}

/** Reads a built app. Throws when the folder has no index.html. */
export function readStaticFiles(folder: string): StaticFiles {
  const files = new Map<string, StaticFile>()
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  const known = new Set(names)
  for (const name of names) {
    const path = `/${name.split(sep).join('/')}`
    if (isHidden(path) || isCompressed(name, known)) continue
    files.set(path, readStaticFile(folder, name, path, known))
  }
  const page = files.get('/index.html')
  if (!page) throw new Error(`there is no index.html in ${folder}`)
  const html = page.bodies.get('identity')?.toString() ?? ''
  // A page of its own is found without its ending too: /privacy, /diagnose.
  for (const [path, file] of Array.from(files)) {
    const bare = path.replace(/(?:\/index)?\.html$/, '')
    if (bare !== path) files.set(bare || '/', file)
    if (path.endsWith('/index.html')) files.set(`${bare}/`, file)
  }

  return {
    scriptHashes: inlineScriptHashes(html),
    version: /<meta name="version" content="([^"]*)"/.exec(html)?.[1] ?? '',
    serve(request, response) {
      const path = pathOf(request)
      const file = files.get(path) ?? (isNavigation(request, path) ? page : undefined)
      if (!file) return false
      response.setHeader('Cache-Control', file.cache)
      response.setHeader('ETag', file.etag)
      response.setHeader('Vary', 'Accept-Encoding')
      if (request.headers['if-none-match'] === file.etag) {
        response.writeHead(304).end()
        return true
      }
      const [encoding, body] = bestBody(file, request.headers['accept-encoding'])
      response.setHeader('Content-Type', file.type)
      response.setHeader('Content-Length', body.length)
      if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding)
      response.writeHead(200).end(request.method === 'HEAD' ? undefined : body)
      return true
    },
  }
}

function readStaticFile(folder: string, name: string, path: string, known: Set<string>): StaticFile {
  const plain = readFileSync(join(folder, name))
  const bodies = new Map([['identity', plain]])
  for (const [encoding, ending] of ENCODINGS) {
    if (known.has(name + ending)) bodies.set(encoding, readFileSync(join(folder, name + ending)))
  }
  return {
    bodies,
    type: TYPES[extname(name)] ?? 'application/octet-stream',
    // Files under assets/ carry a hash of their content in their name; everything else is asked for again.
    cache: path.startsWith('/assets/') ? `public, max-age=${YEAR_S}, immutable` : 'no-cache',
    etag: `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 27)}"`,
  }
}

function bestBody(file: StaticFile, accepted: string | undefined): [string, Buffer] {
  const wanted = (accepted ?? '').split(',').map((part) => part.trim())
  for (const [encoding] of ENCODINGS) {
    const body = file.bodies.get(encoding)
    const asked = wanted.find((part) => part.split(';')[0] === encoding)
    if (body && asked !== undefined && !/;\s*q=0(\.0*)?$/.test(asked)) return [encoding, body]
  }
  return ['identity', file.bodies.get('identity') ?? Buffer.alloc(0)]
}

function pathOf(request: IncomingMessage): string {
  const raw = request.url?.split('?')[0] ?? '/'
  try {
    return decodeURIComponent(raw)
  } catch {
    return raw
  }
}

/** Someone opening a path of the app, not a script or picture that is gone: those must fail, not become a page. */
function isNavigation(request: IncomingMessage, path: string): boolean {
  if (path.startsWith('/assets/') || extname(path) !== '') return false
  return (request.headers.accept ?? '').includes('text/html')
}

function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.'))
}

function isCompressed(name: string, known: Set<string>): boolean {
  return ENCODINGS.some(([, ending]) => name.endsWith(ending) && known.has(name.slice(0, -ending.length)))
}
