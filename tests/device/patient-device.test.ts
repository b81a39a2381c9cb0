import 'fake-indexeddb/auto'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openDevice, type Device, type DeviceBoard } from '../../src/device/device.ts'
import { patientDevice } from '../../src/device/patient-device.ts'

let made = 0
const freshName = () => `patient-${++made}`
const QUICK = { timeoutMs: 100, retryMs: 10 }

function board(id: string, about: Partial<DeviceBoard> = {}): DeviceBoard {
  return {
    id,
    name: 'Team onderbouw',
    kind: 'team',
    schoolYear: '2026-2027',
    access: { secret: id },
    readOnly: false,
    example: false,
    me: '',
    openedAt: 1,
    removedAt: 0,
    ...about,
  }
}

async function onDisk(name: string): Promise<Device> {
  const opened = await openDevice(name)
  if (!opened.ok) throw new Error('does not open')
  return opened.device
}

/** What the app hears about whether the list opens, in order. */
function heardOf(device: { onOpen(listener: (open: boolean) => void): void }): boolean[] {
  const heard: boolean[] = []
  device.onOpen((open) => heard.push(open))
  return heard
}

/** A disk that takes nothing until it is given back. */
function fullDisk() {
  const full = (['add', 'put'] as const).map((way) =>
    vi.spyOn(IDBObjectStore.prototype, way).mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    }),
  )
  const giveBack = () => full.forEach((one) => one.mockRestore())
  onTestFinished(giveBack)
  return { giveBack }
}

test('a text half-typed while the clock was years behind stays when the clock is put right', async () => {
  const device = await onDisk(freshName())
  await device.keepDraft('a/new-action', 'Half', Date.parse('2020-01-01'))
  await device.keepDraft('a/new-success', 'Heel', Date.parse('2026-11-28'))
  expect(await device.draft('a/new-action')).toBe('Half')
})

test('of very many half-typed texts the oldest goes', async () => {
  const device = await onDisk(freshName())
  for (let n = 0; n <= 500; n++) await device.keepDraft(`a/${n}`, 'tekst', n)
  expect([await device.draft('a/0'), await device.draft('a/1'), await device.draft('a/500')]).toEqual([
    '',
    'tekst',
    'tekst',
  ])
})

test('a list that opens keeps boards, names and half-typed text', async () => {
  const name = freshName()
  const device = patientDevice(() => openDevice(name), QUICK)
  const heard = heardOf(device)
  await device.addBoard(board('a'))
  await device.changeBoard('a', { me: 'anne' })
  await device.keepSetting('name', 'Anne')
  await device.keepDraft('a/new-action', 'Half')
  await device.kept()
  const disk = await onDisk(name)
  expect(await disk.board('a')).toEqual(board('a', { me: 'anne' }))
  expect([await disk.setting('name'), await disk.draft('a/new-action')]).toEqual(['Anne', 'Half'])
  expect(heard).toEqual([true])
})

test('a list that is refused is told, and boards live in the page meanwhile', async () => {
  const device = patientDevice(async () => ({ ok: false }), QUICK)
  const heard = heardOf(device)
  await device.addBoard(board('a'))
  await device.changeBoard('a', { me: 'anne' })
  await device.keepDraft('a/new-action', 'Half')
  await device.kept()
  expect(await device.boards()).toEqual([board('a', { me: 'anne' })])
  expect(await device.draft('a/new-action')).toBe('Half')
  expect(heard).toEqual([false])
  await device.forgetBoard('a')
  expect(await device.boards()).toEqual([])
})

test('a list that never answers keeps nobody waiting, and gets everything when it answers after all', async () => {
  const name = freshName()
  await (await onDisk(name)).addBoard(board('old', { me: 'bram' }), () => false)
  let answer = (): void => undefined
  const asked = new Promise<void>((resolve) => {
    answer = resolve
  })
  const device = patientDevice(() => asked.then(() => openDevice(name)), QUICK)
  const heard = heardOf(device)
  await device.addBoard(board('new'))
  // A note beside the document is older than what the list turns out to hold.
  await device.addBoard(board('old', { me: 'long ago' }))
  expect((await device.boards()).map(({ id }) => id)).toEqual(['new', 'old'])
  answer()
  await vi.waitFor(() => expect(heard).toEqual([false, true]))
  await device.kept()
  const disk = await onDisk(name)
  expect((await disk.board('new'))?.name).toBe('Team onderbouw')
  expect((await disk.board('old'))?.me).toBe('bram')
})

test('what a full disk does not take is in the page, and on the disk when there is room', async () => {
  const name = freshName()
  const device = patientDevice(() => openDevice(name), QUICK)
  await device.addBoard(board('a'))
  const disk = fullDisk()
  await device.addBoard(board('b'))
  await device.changeBoard('a', { me: 'anne' })
  await device.changeBoard('a', { name: 'Team bovenbouw' })
  await device.keepDraft('a/new-action', 'Half')
  let kept = false
  const whenKept = device.kept().then(() => (kept = true))
  expect((await device.boards()).map(({ id, me }) => [id, me])).toEqual([
    ['b', ''],
    ['a', 'anne'],
  ])
  expect(await device.draft('a/new-action')).toBe('Half')
  expect(kept).toBe(false)
  disk.giveBack()
  await whenKept
  const after = await onDisk(name)
  expect(await after.board('a')).toEqual(board('a', { me: 'anne', name: 'Team bovenbouw' }))
  expect(await after.board('b')).toEqual(board('b'))
  expect(await after.draft('a/new-action')).toBe('Half')
})

test.each(['two tabs', 'one tab', 'one page that keeps nothing'])(
  'an invite opened twice at once in %s is one board',
  async (where) => {
    const name = freshName()
    const open: typeof openDevice = where.includes('nothing')
      ? async () => ({ ok: false })
      : () => openDevice(name)
    const first = patientDevice(open, QUICK)
    const second = where === 'two tabs' ? patientDevice(open, QUICK) : first
    const access = { secret: 'of this board' }
    const isSame = (one: DeviceBoard) => JSON.stringify(one.access) === JSON.stringify(access)
    const listed = await Promise.all([
      first.addBoard(board('a', { access }), isSame),
      second.addBoard(board('b', { access }), isSame),
    ])
    expect(listed[0].id).toBe(listed[1].id)
    expect(await first.boards()).toHaveLength(1)
  },
)

test('a board that cannot be forgotten yet is out of the list, and forgotten later', async () => {
  const name = freshName()
  const device = patientDevice(() => openDevice(name), QUICK)
  await device.addBoard(board('a'))
  const stuck = vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
    throw new DOMException('stuck', 'UnknownError')
  })
  onTestFinished(() => stuck.mockRestore())
  await device.forgetBoard('a')
  expect(await device.boards()).toEqual([])
  expect(await (await onDisk(name)).boards()).toHaveLength(1)
  stuck.mockRestore()
  await device.kept()
  expect(await (await onDisk(name)).boards()).toEqual([])
})
