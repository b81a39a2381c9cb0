// A real Chromium against the real built app and relay. A device is a browser context: its own storage, its own board.
// Every test ends red when a page logged an error or asked another host for anything, unless the test said it would.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, expect, onTestFinished } from 'vitest'
import { defaultLimits } from '../../server/limits.ts'
import { createLog } from '../../server/log.ts'
import { ROOT } from '../../server/prepare.js'
import { startServer, type RunningServer } from '../../server/server.ts'
import { findChromium } from '../setup/find-chromium.js'
import { freePort } from '../setup/free-port.ts'

export const WALL = { viewport: { width: 1920, height: 1080 } }
export const TABLET = { viewport: { width: 1180, height: 820 }, hasTouch: true }
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const BUILT_APP = join(ROOT, 'dist', 'app')
/**
 * When every page begins, whatever day it is: a Monday morning in the middle of a period. What a board shows depends on the
 * day, and what the example year shows most of all.
 */
export const MORNING = Date.parse('2026-11-23T10:00:00')

const LAUNCH = {
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}
/** What a browser logs by itself when the server is dead; a test that stops the server expects it. */
const DEAD_SERVER =
  /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_INTERNET_DISCONNECTED|WebSocket/

/** App and relay on one port, with a data folder of their own, until the test ends. */
export type TestServer = {
  url: string
  dataDir: string
  stop(): Promise<void>
  /** On the same port and data; `appDir` serves another build from now on. */
  start(appDir?: string): Promise<void>
}

/** A page of a device, with what went wrong on it so far. */
export type Device = {
  page: Page
  context: BrowserContext
  /** Logged errors that match are no fault of this test. */
  expectTrouble: (pattern: RegExp) => void
  /** The server will be gone: what the browser itself says about that is no fault. */
  expectDeadServer: () => void
}

let browser: Promise<Browser> | undefined

afterAll(async () => {
  await (await browser)?.close()
  browser = undefined
})

/** The real server in this process; ends with the test. */
export async function testServer(appDir = BUILT_APP): Promise<TestServer> {
  const dataDir = temporaryFolder()
  const port = await freePort()
  let running: RunningServer | undefined
  const server: TestServer = {
    url: `http://localhost:${port}`,
    dataDir,
    async stop() {
      await running?.close()
      running = undefined
    },
    async start(nextAppDir = appDir) {
      const settings = { limits: defaultLimits(), log: createLog('silent') }
      running = await startServer({ port, host: '127.0.0.1', dataDir, appDir: nextAppDir, ...settings })
    },
  }
  await server.start()
  onTestFinished(() => server.stop())
  return server
}

/**
 * The built server as a process of its own, for tests that kill it in the middle of its work.
 * @param logLevel how much it writes down; `said` gives all of it
 */
export async function testServerProcess(
  logLevel = 'warn',
): Promise<TestServer & { kill(): Promise<void>; said(): string }> {
  let said = ''
  const dataDir = temporaryFolder()
  const port = await freePort()
  const url = `http://localhost:${port}`
  const run = async () => {
    const env = {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      LOG_LEVEL: logLevel,
    }
    const child = spawn(process.execPath, [join(ROOT, 'dist/server/main.js')], { env, stdio: 'pipe' })
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString()
      })
    }
    await Promise.race([
      once(child.stdout, 'data'),
      once(child.stderr, 'data').then(([said]) => Promise.reject(new Error(String(said)))),
    ])
    return child
  }
  let child = await run()
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }
  onTestFinished(() => end('SIGKILL'))
  return {
    url,
    dataDir,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    said: () => said,
    async start() {
      child = await run()
    },
  }
}

/**
 * A new device with an empty storage. Its page is still blank: go to `server.url`.
 * @param clock `real` for what compares the clock of the device with that of the server
 */
export async function newDevice(
  server: { url: string },
  options: BrowserContextOptions = WALL,
  clock: 'morning' | 'real' = 'morning',
): Promise<Device> {
  browser ??= chromium.launch({ ...LAUNCH, executablePath: chromiumPath() })
  const context = await (await browser).newContext({ locale: 'nl-NL', ...options })
  onTestFinished(() => context.close())
  if (clock === 'morning') await setClock(context)
  return watched(context, server, await context.newPage())
}

/**
 * A device whose storage survives the browser: close it and open the same folder again.
 * @param folder from temporaryFolder()
 */
export async function openProfile(server: { url: string }, folder: string): Promise<Device> {
  const context = await chromium.launchPersistentContext(folder, {
    ...LAUNCH,
    ...WALL,
    locale: 'nl-NL',
    executablePath: chromiumPath(),
  })
  onTestFinished(() => context.close())
  await setClock(context)
  return watched(context, server, context.pages()[0] ?? (await context.newPage()))
}

/** The clock goes on as usual, from that morning: Playwright's own would take the place of every timer too. */
async function setClock(context: BrowserContext): Promise<void> {
  await context.addInitScript((ahead) => {
    globalThis.Date = new Proxy(Date, {
      construct: (real, given: [] | [number]) =>
        given.length === 0 ? new real(real.now() + ahead) : new real(...given),
      get: (real, key) => (key === 'now' ? () => real.now() + ahead : Reflect.get(real, key)),
    })
  }, MORNING - Date.now())
}

/** Waits until every file of the app is on this device. */
export async function offlineReady(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
}

/** A folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'board-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

function watched(context: BrowserContext, server: { url: string }, page: Page): Device {
  const troubles: string[] = []
  const expected: RegExp[] = []
  context.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`)
  })
  context.on('weberror', (error) => troubles.push(`error: ${error.error().stack ?? error.error().message}`))
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    const isOwn = origin === server.url || ['data:', 'blob:', 'about:'].includes(protocol)
    if (!isOwn) troubles.push(`asks another host: ${request.url()}`)
  })
  onTestFinished(() => {
    const unexpected = troubles.filter((trouble) => !expected.some((pattern) => pattern.test(trouble)))
    expect(unexpected, 'what went wrong on a page').toEqual([])
  })
  return {
    page,
    context,
    expectTrouble: (pattern) => void expected.push(pattern),
    expectDeadServer: () => void expected.push(DEAD_SERVER),
  }
}

function chromiumPath(): string {
  const path = findChromium()
  if (!path) throw new Error('No Chromium found: run npm test, or set CHROMIUM to the path of one')
  return path
}
