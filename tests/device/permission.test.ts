import { expect, test } from 'vitest'
import { permissionIn } from '../../src/device/permission.ts'

test('the link of a manager holds the permission, however it was written', () => {
  expect(permissionIn('#toestemming=de-regenboog')).toBe('de-regenboog')
  expect(permissionIn('#toestemming=de%20regenboog%20')).toBe('de regenboog')
  expect(permissionIn('#toestemming=100% goed')).toBe('100% goed')
  for (const other of ['', '#', '#toestemming=', '#meedoen=x']) expect(permissionIn(other)).toBeNull()
})
