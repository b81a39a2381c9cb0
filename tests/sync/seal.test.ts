import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  accessForYear,
  fromStored,
  keysOf,
  newAccess,
  readOnly,
  roomOf,
  toStored,
} from '../../src/sync/access.ts'
import { createSealer } from '../../src/sync/seal.ts'
import { roomKeys } from '../server/raw-client.ts'
import { sealedByNewerApp } from './boards.ts'

const fixed = { kind: 'write', secret: Uint8Array.from({ length: 16 }, (_, i) => i), year: '2026' } as const
const hex = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString('hex')
const update = (words: string) => {
  const doc = new Y.Doc()
  doc.getText('t').insert(0, words)
  return Y.encodeStateAsUpdate(doc)
}

test('the keys of a board follow from its secret and year, for ever in the same way', () => {
  const keys = keysOf(fixed)
  expect({
    room: hex(keys.room),
    publicWrite: hex(keys.publicWrite),
    sealKey: hex(keys.sealKey),
  }).toMatchInlineSnapshot(`
    {
      "publicWrite": "f5e6033e9198eb63ef4d6fde647a7b7b",
      "room": "8f318810efc5f5ade9c1437ed2f8aa47",
      "sealKey": "2ca64368c34134ea47c5cbe3932fdee8805df72ee6b0b0560cca41426b92fb82",
    }
  `)
  const independent = roomKeys(fixed.secret)
  for (const name of ['room', 'readToken', 'publicWrite', 'writeToken'] as const) {
    expect(hex(keys[name]), name).toBe(hex(independent[name]))
  }
})

test('whoever may only read finds the same room and key, but has no write token', () => {
  const writer = keysOf(fixed)
  const reader = keysOf(readOnly(fixed))
  expect(reader).toEqual({ ...writer, writeToken: null })
})

test('another school year has another room and another key', () => {
  const next = keysOf(accessForYear(fixed, '2027'))
  expect(hex(next.room)).not.toBe(hex(keysOf(fixed).room))
  expect(hex(next.sealKey)).not.toBe(hex(keysOf(fixed).sealKey))
  expect(hex(next.publicWrite)).toBe(hex(keysOf(fixed).publicWrite))
})

test('access survives being stored as plain text, and nothing else is taken for it', () => {
  for (const access of [newAccess('2026'), readOnly(newAccess('2026'))]) {
    const again = fromStored(JSON.parse(JSON.stringify(toStored(access))))
    expect(again && roomOf(again)).toBe(roomOf(access))
    expect(again).toEqual(access)
  }
  const nonsense = [
    null,
    3,
    {},
    { kind: 'write', secret: 'zz', year: '2026' },
    { ...toStored(fixed), year: '26' },
  ]
  for (const value of nonsense) expect(fromStored(value)).toBeNull()
})

test('what is sealed opens with the same key, kind and room only', () => {
  const { sealKey, room } = keysOf(fixed)
  const sealer = createSealer(sealKey, room)
  const content = update('hallo')
  const sealed = sealer.seal('update', content)
  expect(sealer.unseal('update', sealed)).toEqual({ ok: true, content })
  const others = [
    createSealer(keysOf(newAccess('2026')).sealKey, room).unseal('update', sealed),
    createSealer(sealKey, keysOf(newAccess('2026')).room).unseal('update', sealed),
    sealer.unseal('snapshot', sealed),
    sealer.unseal('presence', sealed),
  ]
  for (const other of others) expect(other).toEqual({ ok: false, reason: 'damaged' })
})

test('a frame that was cut or changed in one bit does not open', () => {
  const { sealKey, room } = keysOf(fixed)
  const sealer = createSealer(sealKey, room)
  const sealed = sealer.seal('update', update('x'))
  for (let length = 0; length < sealed.length; length++) {
    expect(sealer.unseal('update', sealed.slice(0, length)).ok, `cut at ${length}`).toBe(false)
  }
  for (let at = 0; at < sealed.length; at++) {
    const changed = sealed.slice()
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(sealer.unseal('update', changed).ok, `byte ${at}`).toBe(false)
  }
})

test('no nonce is used twice and nothing of the words can be read', () => {
  const { sealKey, room } = keysOf(fixed)
  const sealer = createSealer(sealKey, room)
  const nonces = new Set<string | null>()
  for (let n = 0; n < 500; n++) nonces.add(hex(sealer.seal('update', update('Fatima')).slice(0, 24)))
  expect(nonces.size).toBe(500)
  expect(Buffer.from(sealer.seal('update', update('Fatima'))).includes('Fatima')).toBe(false)
})

test('a snapshot is deflated and comes out as the same document', () => {
  const { sealKey, room } = keysOf(fixed)
  const sealer = createSealer(sealKey, room)
  const doc = new Y.Doc()
  for (let n = 0; n < 300; n++) doc.getMap('cards').set(`card-${n}`, `we oefenen elke dag ${n}`)
  const state = Y.encodeStateAsUpdate(doc)
  const sealed = sealer.seal('snapshot', state)
  expect(sealed.length).toBeLessThan(state.length / 2)
  const opened = sealer.unseal('snapshot', sealed)
  const copy = new Y.Doc()
  if (opened.ok) Y.applyUpdate(copy, opened.content)
  expect(copy.getMap('cards').toJSON()).toEqual(doc.getMap('cards').toJSON())
})

test('a frame of a later version is told apart from a damaged one', () => {
  const { sealKey, room } = keysOf(fixed)
  const opened = createSealer(sealKey, room).unseal('update', sealedByNewerApp(fixed))
  expect(opened).toEqual({ ok: false, reason: 'newer' })
})
