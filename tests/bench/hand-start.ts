// A cold start on a phone: a new page without a network, on a processor six times slower, until an action can be written.
// Nothing of the app is in memory; its files and the board are on the device, as on every day but the first.
import { newDevice, offlineReady, PHONE, testServer } from '../browser/harness.ts'
import { openExample, visit } from '../browser/hands.ts'
import { SLOWER } from './app.ts'
import { median } from './statistics.ts'

const STARTS = 7

export type HandStart = {
  /** From asking for the address until my list is on the screen (median, milliseconds). */
  list: number
  /** Until the line for a new action takes words (median, milliseconds). */
  usable: number
}

/** Opens the example year over and over. */
export async function measureHandStart(): Promise<HandStart> {
  const server = await testServer()
  const { page: first, context, expectDeadServer } = await newDevice(server, PHONE)
  expectDeadServer()
  await visit(first, server.url)
  await openExample(first)
  const address = first.url()
  await offlineReady(first)
  await first.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await first.close()
  await context.setOffline(true)
  await server.stop()
  const lists: number[] = []
  const usables: number[] = []
  for (let start = 0; start < STARTS; start++) {
    const page = await context.newPage()
    const slow = await context.newCDPSession(page)
    await slow.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    await page.addInitScript(markStart)
    await page.goto(address)
    await page.waitForFunction(() => Reflect.has(window, 'usableAt'), null, { polling: 100 })
    const times = await page.evaluate(() => [
      Number(Reflect.get(window, 'listAt')),
      Number(Reflect.get(window, 'usableAt')),
    ])
    lists.push(times[0] ?? Infinity)
    usables.push(times[1] ?? Infinity)
    await page.close()
  }
  return { list: median(lists), usable: median(usables) }
}

/** Runs in the page, before its own scripts. */
function markStart() {
  const mark = (name: string) => {
    requestAnimationFrame(() => {
      // A task of its own comes after the paint.
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => Reflect.set(window, name, performance.now()))
      port1.start()
      port2.postMessage(null)
    })
  }
  const signs: [string, string][] = [
    ['.hand-row', 'listAt'],
    ['.quick-bar input', 'usableAt'],
  ]
  const watch = new MutationObserver(() => {
    for (const sign of signs.filter(([selector]) => document.querySelector(selector))) {
      signs.splice(signs.indexOf(sign), 1)
      mark(sign[1])
    }
    if (signs.length === 0) watch.disconnect()
  })
  watch.observe(document, { childList: true, subtree: true })
}
