import { expect, test } from 'vitest'
import { CHECK_IN_FORMS, formOf, nextForm } from '../../src/session/check-in-form.ts'
import { card } from './steps-of.ts'

test('the form of the check-in varies from session to session and comes round again', () => {
  const held = [card([])].slice(1)
  for (let time = 0; time < 6; time += 1) held.push(card([], { checkInForm: nextForm(held) }))
  expect(held.map(({ checkInForm }) => checkInForm)).toEqual([
    'smileys',
    'weather',
    'battery',
    'ten',
    'word',
    'smileys',
  ])
})

test('skipping the check-in is never proposed and does not start the round again', () => {
  const skipped = card([], { checkInForm: 'skip' })
  expect(nextForm([card([], { checkInForm: 'battery' }), skipped])).toBe('ten')
  expect(nextForm([skipped])).toBe('smileys')
})

test('a form that this app does not know reads as faces', () => {
  for (const form of CHECK_IN_FORMS) expect(formOf({ checkInForm: form })).toBe(form)
  expect(formOf({ checkInForm: 'colours' })).toBe('smileys')
})
