import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { bindCommands } from '../../src/board/change.ts'
import { schoolYearOf } from '../../src/board/day.ts'
import { readBoard } from '../../src/board/view.ts'
import { changesSince, lookAt, lookWithOwn } from '../../src/insights/changed.ts'
import { myActions } from '../../src/insights/my-actions.ts'

/** A Wednesday. */
const TODAY = '2026-11-25'

function board() {
  const doc = new Y.Doc()
  let serial = 0
  const newId = () => `id${(serial += 1)}`
  const change = bindCommands({ doc, origin: 'test', now: () => new Date(`${TODAY}T10:00:00`), newId })
  change.createBoard({ id: newId(), kind: 'team', name: 'Team', schoolYear: schoolYearOf(TODAY) })
  const anne = change.addMember({ name: 'Anne', color: '#000000' })
  const bram = change.addMember({ name: 'Bram', color: '#111111' })
  if (!anne || !bram) throw new Error('members expected')
  return { change, anne, bram, view: () => readBoard(doc) }
}

test('my actions stand under late, this week, later and just done, those of others apart', () => {
  const { change, anne, bram, view } = board()
  change.addAction({ text: 'late', ownerIds: [anne], due: { on: '2026-11-24' } })
  change.addAction({ text: 'sunday', ownerIds: [anne, bram], due: { on: '2026-11-29' } })
  change.addAction({ text: 'today', ownerIds: [anne], due: { on: TODAY } })
  change.addAction({ text: 'session', ownerIds: [anne], due: 'next-session' })
  change.addAction({ text: 'monday', ownerIds: [anne], due: { on: '2026-11-30' } })
  change.addAction({ text: 'no day', ownerIds: [anne], due: null })
  change.addAction({ text: 'done', ownerIds: [anne], status: 'done' })
  change.addAction({ text: 'of bram', ownerIds: [bram], due: { on: '2026-11-24' } })
  change.addAction({ text: 'of nobody' })
  const mine = myActions(view(), anne, TODAY)
  const texts = (list: readonly { text: string }[]) => list.map(({ text }) => text)
  expect(texts(mine.late)).toEqual(['late'])
  expect(texts(mine.thisWeek)).toEqual(['today', 'sunday', 'session'])
  expect(texts(mine.later)).toEqual(['monday', 'no day'])
  expect(texts(mine.done)).toEqual(['done'])
  expect(texts(mine.others).sort()).toEqual(['of bram', 'of nobody'])
  const nobody = myActions(view(), null, TODAY)
  expect([...nobody.late, ...nobody.thisWeek, ...nobody.later, ...nobody.done]).toEqual([])
  expect(nobody.others).toHaveLength(8)
})

test('whoever was away hears what changed, and never what this device did itself', () => {
  const { change, anne, view } = board()
  const open = change.addAction({ text: 'open', ownerIds: [anne] })
  if (!open) throw new Error('an action expected')
  const before = lookAt(view())
  expect(changesSince(before, lookAt(view()))).toEqual([])

  change.completeAction(open)
  change.addAction({ text: 'new' })
  const help = change.addAction({ text: 'help' })
  if (help) change.askHelp(help, true)
  change.addSuccess({ text: 'success' })
  change.addSuccess({ text: 'another' })
  const now = lookAt(view())
  expect(changesSince(before, now)).toEqual([
    { change: 'newActions', count: 1 },
    { change: 'doneActions', count: 1 },
    { change: 'helpAsked', count: 1 },
    { change: 'newSuccesses', count: 2 },
  ])

  change.addSuccess({ text: 'my own' })
  const afterOwn = lookAt(view())
  expect(changesSince(lookWithOwn(before, now, afterOwn), afterOwn)).toEqual(changesSince(before, now))
})
