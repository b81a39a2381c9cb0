// A board session on the wall, on a processor six times slower: what the team waits for at "Volgende", and whether an hour of
// running clock leaves anything behind in the memory of the page or on the disk.
import type { Page } from 'playwright-core'
import { newDevice, testServer } from '../browser/harness.ts'
import type { TestServer } from '../browser/harness.ts'
import { openExample, visit } from '../browser/hands.ts'
import { SLOWER, tapToPaint } from './app.ts'
import { median } from './statistics.ts'

export type SessionTimes = {
  /** From the tap on "Volgende" to the next part on the screen. Milliseconds. */
  next: number
  /** What the page holds after garbage collection, before and after the hour. Bytes. */
  heap: [before: number, after: number]
  /** Updates of documents on the disk, before and after the hour. */
  updates: [before: number, after: number]
}

const TIMES = 7
/** The clock of a session runs on; after an hour it would close by itself. */
const MINUTES = 58

/** Measures a session on the example board. */
export async function measureSession(): Promise<SessionTimes> {
  const server = await testServer()
  return { next: await measureNext(server), ...(await measureHour(server)) }
}

async function measureNext(server: TestServer): Promise<number> {
  const { page, context } = await newDevice(server)
  await startSession(page, server.url)
  const slow = await context.newCDPSession(page)
  await slow.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const next: number[] = []
  for (let time = 0; time < TIMES; time++) {
    next.push(await tapToPaint(page, page.getByRole('button', { name: 'Volgende', exact: true })))
    await page.getByRole('button', { name: 'Terug', exact: true }).click()
  }
  await context.close()
  return median(next)
}

/** On a page of its own: a clock that is moved by hand would measure nothing. */
async function measureHour(server: TestServer): Promise<Omit<SessionTimes, 'next'>> {
  const { page, context } = await newDevice(server)
  await page.clock.install()
  await startSession(page, server.url)
  const inside = await context.newCDPSession(page)
  const look = async () => {
    await inside.send('HeapProfiler.collectGarbage')
    const { usedSize } = await inside.send('Runtime.getHeapUsage')
    return { heap: usedSize, updates: await updatesOnDisk(page) }
  }
  await page.clock.runFor(60_000)
  const before = await look()
  for (let minute = 0; minute < MINUTES; minute++) await page.clock.runFor(60_000)
  const after = await look()
  return { heap: [before.heap, after.heap], updates: [before.updates, after.updates] }
}

async function startSession(page: Page, url: string): Promise<void> {
  await visit(page, url)
  await openExample(page)
  await page.getByRole('button', { name: /^Start bordsessie/ }).click()
  await page.getByRole('timer').waitFor()
}

/** How many updates the stores of all documents hold. */
async function updatesOnDisk(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let all = 0
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const asked = indexedDB.open(name)
        asked.addEventListener('success', () => resolve(asked.result))
        asked.addEventListener('error', () => reject(asked.error ?? new Error(name)))
      })
      if (database.objectStoreNames.contains('updates')) {
        all += await new Promise<number>((resolve) => {
          const asked = database.transaction('updates').objectStore('updates').count()
          asked.addEventListener('success', () => resolve(asked.result))
        })
      }
      database.close()
    }
    return all
  })
}
