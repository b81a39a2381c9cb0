import { expect, test } from 'vitest'
import { Awareness, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createDeviceCount } from '../../src/sync/device-count.ts'

/** A screen that shows how many devices are on the board: this one and a colleague's. */
function counted() {
  const awareness = new Awareness(new Y.Doc())
  const seen: number[] = [1]
  const shown = () => seen[seen.length - 1] ?? 0
  const count = createDeviceCount(awareness, shown, (devices) => seen.push(devices))
  const arrives = () => {
    awareness.states.set(99, {})
    count.look()
  }
  const leaves = () => {
    removeAwarenessStates(awareness, [99], 'gone')
    count.look()
  }
  arrives()
  return { awareness, seen, count, arrives, leaves, end: () => [count.stop(), awareness.destroy()] }
}

test('while this device only changes the way it is connected, nobody seems to leave', () => {
  const { seen, count, arrives, leaves, end } = counted()
  count.hold()
  leaves()
  count.back()
  arrives()
  expect(seen.filter((devices) => devices !== 2)).toEqual([1])
  end()
})

test('when the connection does not come back, the colleagues are gone at once', () => {
  const { seen, count, leaves, end } = counted()
  count.hold()
  leaves()
  count.lost()
  count.look()
  expect(seen[seen.length - 1]).toBe(1)
  end()
})
