// What `npm run bench` measures, one subject after the other, and writes to RESULTS.md. The contenders take turns or stand
// side by side in one run: only the ratios mean anything on another machine.
import { loadavg } from 'node:os'
import { afterAll, beforeEach, test } from 'vitest'
import { measureApp, SLOWER, type AppTimes } from './app.ts'
import { schoolYear, tenYears } from './boards.ts'
import { measureCharts } from './charts.ts'
import { measureColdJoin, type ColdJoin } from './cold-join.ts'
import { measureCrash, type Crash } from './crash.ts'
import { measureHighestRate, measureSessionLoad, SESSION_RATE } from './fan-out.ts'
import { measureHandStart } from './hand-start.ts'
import { measureInk } from './ink.ts'
import { measureMemory } from './memory.ts'
import { circumstances, machine, ratio, table, writeResults, type Row } from './report.ts'
import { scriptSizes } from './script-sizes.ts'
import { measureSession } from './session.ts'
import { contenders, OURS, type Contender } from './servers.ts'
import { measureYear } from './year.ts'

const FULL = process.env['BENCH_FULL'] === '1'
const SOCKETS = FULL ? 5000 : 1000
const BOARDS = FULL ? 1000 : 200
const DEVICES = FULL ? 500 : 100
const KB = 1024

const SIZE = FULL ? ', at full size' : ''

let loadBefore = 0
const { all, missing } = contenders()
const names = all.map(({ name }) => name)
const parts = new Map<string, string>()

beforeEach(() => {
  loadBefore = loadavg()[0] ?? 0
})

afterAll(() => {
  const versions = ['ws 8.23.0', '@y/websocket-server 0.1.1', '@hocuspocus/server 4.7.0']
  const absent = missing.map((sentence) => `Not measured: ${sentence}.`)
  writeResults([machine(versions), ...absent], parts)
})

test('relay: fan-out at session load and the highest rate', async () => {
  const session = await measureSessionLoad(all)
  const highest = new Map<string, Awaited<ReturnType<typeof measureHighestRate>>>()
  for (const contender of all) highest.set(contender.name, await measureHighestRate(contender))
  const rows: Row[] = [
    ['p50 (ms)', ...names.map((name) => session.get(name)?.p50 ?? null)],
    ['p99 (ms)', ...names.map((name) => session.get(name)?.p99 ?? null)],
    ['CPU seconds per 10,000 deliveries', ...names.map((name) => session.get(name)?.cpuPer10k ?? null)],
    ['CPU, ours against it', ...ratiosOfOurs((name) => session.get(name)?.cpuPer10k)],
    ['highest rate with p99 < 100 ms (deliveries/s)', ...names.map((name) => rateWords(highest.get(name)))],
    ['CPU seconds per 10,000 at that rate', ...names.map((name) => highest.get(name)?.cpuPer10k ?? null)],
  ]
  part(`Fan-out: 10 rooms × 8 devices, ${SESSION_RATE} changes/s each`, table(['', ...names], rows))
})

test('relay: memory', async () => {
  const memory = await each(all, (contender) => measureMemory(contender, SOCKETS, BOARDS))
  const rows: Row[] = [
    ['empty (MB)', ...names.map((name) => mega(memory.get(name)?.empty))],
    [`per idle socket, of ${SOCKETS} (KB)`, ...names.map((name) => kilo(memory.get(name)?.perSocket))],
    [`per open board of 150 KB, of ${BOARDS} (KB)`, ...names.map((name) => kilo(memory.get(name)?.perBoard))],
    ['per board, it against ours', ...ratiosToOurs((name) => memory.get(name)?.perBoard)],
  ]
  part(`Memory of the server${SIZE}`, table(['', ...names], rows))
})

test('relay: cold join', async () => {
  const keepers = all.filter(({ keepsBoards }) => keepsBoards)
  const rows: Row[] = []
  for (const [size, board] of [
    ['150 KB', schoolYear()],
    ['1.5 MB', tenYears()],
  ] as const) {
    const joins = await each(keepers, (contender) => measureColdJoin(contender, board))
    const row = (what: string, of: (join: ColdJoin) => number | null): Row => [
      `${size}: ${what}`,
      ...names.map((name) => {
        const join = joins.get(name)
        return join ? of(join) : null
      }),
    ]
    rows.push(row('received (KB)', ({ bytes }) => bytes / KB))
    rows.push(row('first after a restart (ms)', ({ first }) => first))
    rows.push(row('again (ms)', ({ again }) => again))
  }
  part('A device without anything joins', table(['', ...names], rows))
})

test('relay: kill -9', async () => {
  const crashes = await each(all, (contender) => measureCrash(contender, DEVICES))
  const row = (what: string, of: (crash: Crash) => number): Row => [
    what,
    ...names.map((name) => {
      const crash = crashes.get(name)
      return crash ? of(crash) : null
    }),
  ]
  const rows: Row[] = [
    row('server listens again (ms)', ({ startMs }) => startMs),
    row(`${DEVICES} devices are back after that (ms)`, ({ allBackMs }) => allBackMs),
    ['back, it against ours', ...ratiosToOurs((name) => crashes.get(name)?.allBackMs)],
    row('changes acknowledged before the kill', ({ acknowledged }) => acknowledged),
    row('of those lost', ({ lost }) => lost),
  ]
  part(`kill -9${SIZE}`, table(['', ...names], rows))
})

test('the app', async () => {
  const [few, many] = [await measureApp(300), await measureApp(2000)]
  const [small, large] = [await measureApp(60, 60), await measureApp(1000, 1000)]
  const row = (what: string, of: (times: AppTimes) => number): Row => [
    what,
    ...[few, many, small, large].map(of),
  ]
  const rows: Row[] = [
    row('document (KB)', ({ bytes }) => bytes / KB),
    row('cards on the wall', ({ onScreen }) => onScreen),
    row('opening, to the first paint of the cards (ms)', ({ open }) => open),
    row('tap on a mood, to screen (ms)', ({ mood }) => mood),
    row('tap that opens a card, to screen (ms)', ({ openCard }) => openCard),
    row('tap that completes an action, to screen (ms)', ({ complete }) => complete),
    row('slowest tap, of 19 in 20 (ms)', ({ slowestTap }) => slowestTap),
    row('frame while a card is dragged, p95 (ms)', ({ drag }) => drag),
    row('edit of another device, to screen (ms)', ({ remote }) => remote),
  ]
  const heads = [`${few.cards} cards`, `${many.cards} cards`, '60 live cards', '1,000 live cards']
  const times = table(['', ...heads], rows)
  part(`The app, processor ${SLOWER}× slower`, `Chromium ${few.browser}.\n\n${times}`)

  const chunks = scriptSizes()
  const sum = (first: boolean) =>
    chunks.reduce((total, chunk) => total + (chunk.first === first ? chunk.bytes : 0), 0)
  const lines: Row[] = chunks.map(({ name, bytes, first }): Row => [name, first ? 'yes' : '', bytes / KB])
  const sums: Row[] = [
    ['**together**', 'yes', sum(true) / KB],
    ['**the others together**', '', sum(false) / KB],
  ]
  part('Scripts', table(['chunk', 'a board waits for it', 'KB gzip'], [...sums, ...lines]))
})

test('the board in the hand', async () => {
  const { list, usable } = await measureHandStart()
  const rows: Row[] = [
    ['cold start without a network, to my actions (ms)', list],
    ['to the line that takes a new one (ms)', usable],
  ]
  part(`The example year on a phone, processor ${SLOWER}× slower`, table(['', 'the app'], rows))
})

test('handwriting', async () => {
  const ink = await measureInk()
  const rows: Row[] = [
    ['handwriting on a card (bytes)', ink.bytesPerCard],
    ['opening, to the first paint of the handwriting in sight (ms)', ink.open],
    ['frame while a card is dragged, p95 (ms)', ink.drag],
    ['frame while a line is written, p95 (ms)', ink.write],
    ['from a move of the pen to the screen, median (ms)', ink.follow],
    ['from a move of the pen to the screen, p95 (ms)', ink.followMost],
  ]
  part(`100 cards written by hand, processor ${SLOWER}× slower`, table(['', 'the app'], rows))
})

test('the pictures of goals', async () => {
  const { one, six } = await measureCharts()
  const rows: Row[] = [
    ['opening a goal, to the paint of its chart and table (ms)', one],
    ['six of them one after the other (ms)', six],
  ]
  part(`Charts of 200 values, processor ${SLOWER}× slower`, table(['', 'ours'], rows))
})

test('a board session', async () => {
  const { next, heap, updates } = await measureSession()
  const rows: Row[] = [
    [`tap on "Volgende", to screen, processor ${SLOWER}× slower (ms)`, next, null],
    ['memory of the page, before and after an hour of clock (MB)', mega(heap[0]), mega(heap[1])],
    ['updates of the document on the disk', ...updates],
  ]
  part('A board session', table(['', 'at first', 'after an hour'], rows))
})

test('a school year', async () => {
  const { page, close, along } = await measureYear()
  const rows: Row[] = [
    [`the year of the example as one page, processor ${SLOWER}× slower (ms)`, page],
    ['the next year out of 2,000 cards, at full speed (ms)', close],
    ['of which go along', along],
  ]
  part('A school year', table(['', 'ours'], rows))
})

function part(title: string, text: string) {
  parts.set(title, `${circumstances(loadBefore)}\n\n${text}`)
  console.log(`\n${title}\n\n${text}\n`)
}

async function each<T>(of: readonly Contender[], measure: (contender: Contender) => Promise<T>) {
  const found = new Map<string, T>()
  for (const contender of of) found.set(contender.name, await measure(contender))
  return found
}

function ratiosToOurs(of: (name: string) => number | undefined): (number | null)[] {
  return names.map((name) => (name === OURS ? null : ratio(of(name), of(OURS))))
}

function ratiosOfOurs(of: (name: string) => number | undefined): (number | null)[] {
  return names.map((name) => (name === OURS ? null : ratio(of(OURS), of(name))))
}

function rateWords(highest: { deliveriesPerSecond: number; limitedByBench: boolean } | undefined) {
  if (!highest) return null
  return `${highest.limitedByBench ? '≥ ' : ''}${highest.deliveriesPerSecond}`
}

function kilo(bytes: number | undefined): number | null {
  return bytes === undefined ? null : bytes / KB
}

function mega(bytes: number | undefined): number | null {
  return bytes === undefined ? null : bytes / KB / KB
}
