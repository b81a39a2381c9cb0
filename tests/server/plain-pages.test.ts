// The pages beside the app: read as files, because what matters is what an old browser and an offline device get.
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { parseAst } from 'vite'
import { expect, test } from 'vitest'
import { ROOT } from '../../server/prepare.js'
import { connect } from './raw-client.ts'
import { runningRelay, temporaryFolder } from './running-relay.ts'

const PUBLIC = join(ROOT, 'public')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const scripts = readdirSync(join(PUBLIC, 'diagnose')).filter((name) => name.endsWith('.js'))

const NEWER_THAN_ES5 =
  /Arrow|Template|Spread|Rest|ForOf|Class|Await|Yield|Chain|Pattern|Import|Export|MetaProperty|BigInt/

/** What a browser of ES5 cannot read, anywhere below a node of a syntax tree. */
function newerThanEs5(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  const { type, kind, shorthand, method, operator } = Object(node)
  const own = [
    NEWER_THAN_ES5.test(type) && type,
    type === 'VariableDeclaration' && kind !== 'var' && kind,
    (shorthand || method) && 'a short property',
    ['**', '??', '??=', '||=', '&&='].includes(operator) && operator,
  ].filter(Boolean)
  return own.concat(Object.values(node).flatMap(newerThanEs5))
}

test.each(scripts)('the check of a device runs in browsers the app does not: %s', (name) => {
  const code = read(`public/diagnose/${name}`)
  expect(newerThanEs5(parseAst(code))).toEqual([])
  // A comma after the last argument is not in the tree.
  expect(code).not.toMatch(/,\s*\)/)
})

test('what is newer than ES5 is seen', () => {
  const newer = 'let a = (b) => `${b?.c}`; f(...a); for (var d of [{ a }]) {}'
  expect(newerThanEs5(parseAst(newer)).length).toBeGreaterThanOrEqual(6)
})

test('the check of a device says the same things in both languages', () => {
  const window: { DIAGNOSE_WORDS?: Record<string, unknown> } = {}
  runInNewContext(read('public/diagnose/words.js'), { window })
  const shape = (value: unknown): unknown => {
    if (typeof value === 'string') return (value.match(/\{\d\}/g) ?? []).sort()
    if (Array.isArray(value)) return value.map(shape)
    return Object.fromEntries(Object.entries(Object(value)).map(([key, inner]) => [key, shape(inner)]))
  }
  const { nl, en } = window.DIAGNOSE_WORDS ?? {}
  expect(shape(nl)).toEqual(shape(en))
})

test('the privacy page has no script', () => {
  expect(read('public/privacy.html')).not.toMatch(/<script|\son\w+=|javascript:/i)
})

test.each(['public/privacy.html', 'public/diagnose/index.html'])(
  '%s asks no other host and has no inline style',
  (path) => {
    expect(read(path)).not.toMatch(/(?:src|href)="(?!\/|#)/)
    expect(read(path)).not.toMatch(/<style|\sstyle=/)
  },
)

test('the plain pages have the colours of the board', () => {
  const colours = (css: string) =>
    new Map(Array.from(css.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6});/g), ([, name, value]) => [name, value]))
  const board = colours(read('src/styles/tokens.css'))
  const plain = colours(read('public/pages.css'))
  expect(plain.size).toBeGreaterThan(10)
  for (const [name, value] of plain) expect([name, value]).toEqual([name, board.get(name)])
})

test('the plain pages are found without their ending, and the app’s page does not stand in for them', async () => {
  const appDir = temporaryFolder()
  cpSync(PUBLIC, appDir, { recursive: true })
  writeFileSync(join(appDir, 'index.html'), '<!doctype html><meta name="version" content="1.2.3+abc" />')
  const { url } = await runningRelay({}, { appDir })
  const open = async (path: string) => (await fetch(url + path, { headers: { accept: 'text/html' } })).text()
  for (const path of ['/privacy', '/privacy.html']) expect(await open(path)).toContain('Rollen onder de AVG')
  for (const path of ['/diagnose', '/diagnose/', '/diagnose/index.html']) {
    expect(await open(path)).toContain('src="/diagnose/checks.js"')
  }
  expect(await open('/privacyverklaring')).toContain('1.2.3+abc')
})

test('the server tells the page its time and version, and what came of a try', async () => {
  const appDir = temporaryFolder()
  writeFileSync(join(appDir, 'index.html'), '<!doctype html><meta name="version" content="1.2.3+abc" />')
  const { url } = await runningRelay({}, { appDir })
  const ask = async (query = '', headers = {}) =>
    (await fetch(`${url}/diagnose/server${query}`, { headers })).json()
  const before = Date.now()
  const answer = await ask()
  expect(answer).toEqual({
    now: expect.any(Number),
    version: '1.2.3+abc',
    proxied: false,
    arrival: 'nothing',
  })
  expect(answer.now).toBeGreaterThanOrEqual(before)
  expect(answer.now).toBeLessThanOrEqual(Date.now())
  await fetch(`${url}/relay?try=00c0ffee00`)
  expect(await ask('?try=00c0ffee00', { via: '1.1 filter' })).toMatchObject({
    proxied: true,
    arrival: 'stripped',
  })
  await (await connect(url, '?try=00decade00')).leave()
  expect(await ask('?try=00decade00')).toMatchObject({ arrival: 'upgrade' })
  // Only the last tries are kept, and only what looks like one.
  await fetch(`${url}/relay?try=<script>`)
  for (let i = 0; i < 600; i++) await fetch(`${url}/relay?try=${(0x10000000 + i).toString(16)}`)
  expect(await ask('?try=00c0ffee00')).toMatchObject({ arrival: 'nothing' })
})
