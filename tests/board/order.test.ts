import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byOrder, isOrder, orderAfter, orderKeys, place, type Placed } from '../../src/board/order.ts'

describe('a place in a list', () => {
  test('can be taken anywhere, also among equal and broken positions', () => {
    const order = fc.oneof(
      fc.constantFrom('a0', 'a1', 'a1', 'a1V', 'Zz', 'b00'),
      fc.constantFrom('', '!', 'a', 'a10', '\u0000', 'zzz', 'x'.repeat(1_000)),
    )
    fc.assert(
      fc.property(fc.array(order, { maxLength: 8 }), fc.nat(8), (orders, at) => {
        const siblings = orders.map((order, index) => ({ id: `s${index}`, order })).sort(byOrder)
        const index = Math.min(at, siblings.length)
        const written = new Map(place(siblings, 'moved', index).map((card) => [card.id, card.order]))
        const wanted = siblings.map((card) => card.id)
        wanted.splice(index, 0, 'moved')
        const after: Placed[] = wanted.map((id) => ({
          id,
          order: written.get(id) ?? siblings.find((card) => card.id === id)?.order ?? '',
        }))
        expect([...after].sort(byOrder).map((card) => card.id)).toEqual(wanted)
        expect(isOrder(written.get('moved'))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('between two others writes one card only', () => {
    const [a = '', b = ''] = orderKeys(2)
    expect(
      place(
        [
          { id: 'a', order: a },
          { id: 'b', order: b },
        ],
        'c',
        1,
      ),
    ).toHaveLength(1)
  })

  test('at the end comes after all others', () => {
    const keys = orderKeys(100)
    const last = keys.at(-1) ?? null
    expect(last === null ? '' : orderAfter(last) > last).toBe(true)
  })
})
