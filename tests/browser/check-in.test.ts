// The check-in on the wall: counting, correcting a count, and a new day.
import { expect, test } from 'vitest'
import { makeTeamBoard, visit } from './hands.ts'
import { newDevice, testServer } from './harness.ts'

test('a check-in that was corrected to nothing counts again, also on the next day', async () => {
  const server = await testServer()
  const { page } = await newDevice(server)
  await page.clock.install({ time: '2026-11-24T10:00:00' })
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team onderbouw')
  const zone = page.getByRole('region', { name: 'Check-in' })
  const happy = zone.getByRole('button', { name: /^Blij/ })
  const counted = (n: number) => expect.poll(() => happy.innerText()).toMatch(new RegExp(`\\b${n}\\b`))
  const correct = zone.getByRole('button', { name: 'Verbeteren', exact: true })

  await happy.click()
  await counted(1)
  await correct.click()
  await happy.click()
  await counted(0)
  await happy.click()
  await counted(1)
  await happy.click()
  await counted(2)

  await correct.click()
  await page.clock.fastForward('15:00:00')
  await counted(0)
  await happy.click()
  await counted(1)
  await happy.click()
  await counted(2)
})
