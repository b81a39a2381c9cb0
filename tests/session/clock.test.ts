// Session time on devices whose own clocks are wrong, with everything that happens to a session: wrong clocks, partitions, a
// leader that vanishes, a double start, a take-over, everybody leaving. Real documents, clocks that the test turns.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { bindCommands } from '../../src/board/change.ts'
import type { Change } from '../../src/board/change.ts'
import { schoolYearOf } from '../../src/board/day.ts'
import { createBoard } from '../../src/board/commands.ts'
import { createBoardReader } from '../../src/board/view.ts'
import type { BoardReader } from '../../src/board/view.ts'
import { BEAT_MS, isForgotten, keepTime, leaderIsHere, shouldSpeak } from '../../src/session/clock.ts'
import type { Beat, Clock } from '../../src/session/clock.ts'
import { findRunning } from '../../src/session/running.ts'
import type { Doing } from '../../src/session/steps.ts'
import { USUAL } from './steps-of.ts'

const SYNC = 'sync'
const DAY = '2026-11-24'
const START = Date.parse('2026-11-24T14:15:00.000Z')

type Device = {
  name: string
  doc: Y.Doc
  reader: BoardReader
  change: Change
  /** How far its clock on the wall is off, and what its steady clock started at. Milliseconds. */
  wrong: number
  mono: number
  clock: Clock | null
  beats: Beat[]
  spoke: number
  alive: boolean
}

/** Devices in one room. `time` is the true time since the start; nothing runs by itself. */
function room(count: number, wrong: readonly number[]) {
  let time = 0
  let ids = 0
  let news = true
  const linked = new Set<Device>()
  const first = new Y.Doc()
  const devices = Array.from({ length: count }, (_, index): Device => {
    const doc = new Y.Doc()
    const off = wrong[index] ?? 0
    doc.on('update', (_update, by) => {
      news ||= by !== SYNC
    })
    const origin = { device: index }
    const editor = {
      doc,
      origin,
      now: () => new Date(START + time + off),
      newId: () => `id${(ids += 1)}-${index}`,
    }
    if (index === 0)
      createBoard(
        { ...editor, doc: first },
        { id: 'b', kind: 'team', name: 'Team', schoolYear: schoolYearOf(DAY) },
      )
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(first))
    return {
      name: `screen${index}`,
      doc,
      reader: createBoardReader(doc),
      change: bindCommands(editor),
      wrong: off,
      mono: index * 7_777,
      clock: null,
      beats: [],
      spoke: -BEAT_MS,
      alive: true,
    }
  })
  for (const device of devices) linked.add(device)

  const now = (device: Device) => ({ wall: START + time + device.wrong, mono: device.mono + time })
  const found = (device: Device) =>
    findRunning(device.reader.read().sessions, DAY, START + time + device.wrong)

  function tick(device: Device) {
    const running = found(device)
    if (!device.alive || !running) return
    const at = now(device)
    device.clock = keepTime(device.clock, running.state, device.beats, device.name, at)
    if (!linked.has(device) || at.mono - device.spoke < BEAT_MS) return
    if (!shouldSpeak(running.state, device.beats, device.name, at.mono)) return
    device.spoke = at.mono
    for (const other of linked) {
      if (other === device || !other.alive) continue
      const beat = { session: running.state.id, device: device.name, at: device.clock.elapsed }
      other.beats = [
        ...other.beats.filter((one) => one.device !== device.name),
        { ...beat, heard: now(other).mono },
      ]
    }
  }

  function sync() {
    if (!news) return
    news = false
    const all = [...linked].filter(({ alive }) => alive)
    for (const from of all) {
      for (const to of all) {
        if (from !== to)
          Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), SYNC)
      }
    }
  }

  return {
    devices,
    device: (index: number): Device => {
      const device = devices[index]
      if (!device) throw new Error(`no device ${index}`)
      return device
    },
    found,
    sync,
    start: (device: Device): void => {
      const id = device.change.addSession({
        kind: 'board',
        date: DAY,
        startedAt: new Date(now(device).wall).toISOString(),
      })
      if (!id) throw new Error('no session')
      const stamp = { at: 0, wall: now(device).wall, by: device.name }
      device.change.appendSessionLog(id, { do: 'start', agenda: USUAL, ...stamp })
    },
    step: (device: Device, doing: Doing): void => {
      tick(device)
      const running = found(device)
      if (!running || !device.clock || !device.alive) return
      const stamp = { at: Math.round(device.clock.elapsed), wall: now(device).wall, by: device.name }
      device.change.appendSessionLog(running.card.id, { ...doing, ...stamp })
    },
    pass: (ms: number): void => {
      for (let passed = 0; passed < ms; passed += 500) {
        time += 500
        for (const device of devices) tick(device)
        sync()
      }
    },
    cut: (device: Device) => linked.delete(device),
    join: (device: Device): void => {
      linked.add(device)
      news = true
    },
    /** The page is gone and opened again: what it counted is lost, its document is not. */
    reload: (device: Device): void => {
      device.clock = null
      device.beats = []
      device.alive = true
    },
    elapsed: (device: Device) => device.clock?.elapsed ?? -1,
    now,
  }
}

describe('the clock of a session', () => {
  test('shows the same on three devices whose clocks are minutes wrong', () => {
    const { device, start, sync, pass, elapsed } = room(3, [0, 4 * 60_000, -3 * 60_000])
    start(device(0))
    sync()
    pass(90_000)
    for (const index of [0, 1, 2]) expect(Math.abs(elapsed(device(index)) - 90_000)).toBeLessThan(1_000)
  })

  test('goes on where it was after the leading device was loaded again, with nobody else there', () => {
    const { device, start, pass, step, reload, elapsed } = room(1, [7 * 60_000])
    start(device(0))
    pass(120_000)
    step(device(0), { do: 'show', part: 'successes', item: null })
    pass(30_000)
    reload(device(0))
    pass(500)
    expect(Math.abs(elapsed(device(0)) - 150_500)).toBeLessThan(1_000)
  })

  test('stands still in a pause on every device', () => {
    const { device, start, sync, pass, step, elapsed } = room(2, [0, 60_000])
    start(device(0))
    sync()
    pass(60_000)
    step(device(0), { do: 'pause' })
    pass(300_000)
    step(device(0), { do: 'resume' })
    pass(10_000)
    for (const index of [0, 1]) expect(Math.abs(elapsed(device(index)) - 70_000)).toBeLessThan(1_000)
  })

  test('does not jump when the clock on the wall is set an hour ahead or back', () => {
    const { device, start, pass, elapsed } = room(1, [0])
    start(device(0))
    pass(60_000)
    device(0).wrong = 3_600_000
    pass(10_000)
    device(0).wrong = -3_600_000
    pass(10_000)
    expect(Math.abs(elapsed(device(0)) - 80_000)).toBeLessThan(1_000)
  })

  test('is carried on by the others within five seconds after the leading device vanished', () => {
    const { device, start, sync, pass, found, step, elapsed, cut, now } = room(3, [0, 120_000, -120_000])
    start(device(0))
    sync()
    pass(60_000)
    device(0).alive = false
    cut(device(0))
    pass(5_500)
    const state = found(device(1))?.state
    if (!state) throw new Error('the session is gone')
    expect(leaderIsHere(state, device(1).beats, 'screen1', now(device(1)).mono)).toBe(false)
    step(device(1), { do: 'lead' })
    pass(20_000)
    expect(found(device(2))?.state.leader).toBe('screen1')
    for (const index of [1, 2]) expect(Math.abs(elapsed(device(index)) - 85_500)).toBeLessThan(1_000)
  })

  test('tells who comes late the right time, though the clocks differ and the leader is gone', () => {
    const { device, start, sync, pass, elapsed, cut, join } = room(3, [0, 0, 9 * 60_000])
    cut(device(2))
    start(device(0))
    sync()
    pass(60_000)
    device(0).alive = false
    cut(device(0))
    pass(10_000)
    join(device(2))
    sync()
    pass(10_000)
    expect(Math.abs(elapsed(device(2)) - 80_000)).toBeLessThan(1_000)
  })

  test('lets a session that everybody left be closed after an hour, and not before', () => {
    const { device, start, pass, found, now } = room(1, [0])
    start(device(0))
    pass(3_590_000)
    const state = found(device(0))?.state
    const { clock } = device(0)
    if (!state || !clock) throw new Error('the session is gone')
    expect(isForgotten(state, clock, [], 'screen0', now(device(0)))).toBe(false)
    pass(11_000)
    expect(isForgotten(state, device(0).clock ?? clock, [], 'screen0', now(device(0)))).toBe(true)
  })
})

test('whatever happens between two to five devices, they end in one session at one time with every entry', () => {
  const doing = fc.oneof(
    fc.record({
      what: fc.constant('show' as const),
      part: fc.constantFrom(...USUAL.map(({ part }) => part)),
    }),
    fc.record({
      what: fc.constantFrom('pause', 'resume', 'lead', 'cut', 'join', 'reload', 'start', 'success'),
    }),
  )
  const happening = fc.record({ at: fc.nat({ max: 20_000 }), by: fc.nat({ max: 4 }), doing })
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 5 }),
      fc.array(fc.integer({ min: -300_000, max: 300_000 }), { minLength: 5, maxLength: 5 }),
      fc.array(happening, { minLength: 1, maxLength: 12 }),
      (count, wrong, happenings) => {
        const { devices, device, start, sync, pass, step, found, cut, join, reload } = room(count, wrong)
        // Two start at once, before either hears of the other.
        start(device(0))
        start(device(1))
        let told = 0
        for (const { at, by, doing } of happenings) {
          pass(Math.round(at / 500) * 500)
          const who = device(by % count)
          if (doing.what === 'show') step(who, { do: 'show', part: doing.part, item: null })
          if (doing.what === 'pause' || doing.what === 'resume' || doing.what === 'lead') {
            step(who, { do: doing.what })
          }
          if (doing.what === 'cut') cut(who)
          if (doing.what === 'join') join(who)
          if (doing.what === 'reload') reload(who)
          if (doing.what === 'start' && !found(who)) start(who)
          if (doing.what === 'success') {
            const sessionId = found(who)?.card.id ?? null
            if (who.change.addSuccess({ text: 'Gelukt', sessionId })) told += 1
          }
        }
        for (const one of devices) join(one)
        sync()
        step(device(0), { do: 'lead' })
        sync()
        pass(12_000)
        const ends = devices.map((one) => found(one))
        expect(new Set(ends.map((end) => end?.card.id)).size).toBe(1)
        expect(new Set(ends.map((end) => JSON.stringify({ ...end?.state, answers: null }))).size).toBe(1)
        const times = devices.map((one) => one.clock?.elapsed ?? -1)
        expect(Math.max(...times) - Math.min(...times)).toBeLessThan(1_000)
        const ids = ends[0]?.state.ids ?? []
        const kept = device(0).reader.read().successes
        expect(kept.filter(({ sessionId }) => sessionId === null || ids.includes(sessionId)).length).toBe(
          told,
        )
      },
    ),
    { numRuns: 40 },
  )
}, 60_000)
