import { createHash } from 'node:crypto'
import { array, assert, constantFrom, nat, oneof, property, record, string, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { newAccess, readOnly } from '../../src/sync/access.ts'
import { inviteFragment, inviteLink, readInvite } from '../../src/sync/invite.ts'

const writer = newAccess('2026')
const reader = readOnly(writer)
const CODE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

test('a join link gives the right to write, a watch link the right to read', () => {
  const join = inviteLink('https://bord.school.nl/?x=1#old', writer, 'join')
  expect(join).toMatch(/^https:\/\/bord\.school\.nl\/#meedoen=1[\w-]{30}$/)
  expect(readInvite(join)).toEqual({ ok: true, access: writer, origin: 'https://bord.school.nl' })
  const watch = inviteLink('https://bord.school.nl/', writer, 'watch')
  expect(watch).toMatch(/#meekijken=1[\w-]{51}$/)
  expect(readInvite(watch)).toEqual({ ok: true, access: reader, origin: 'https://bord.school.nl' })
})

test('whoever may only watch can only invite watchers', () => {
  expect(readInvite(inviteFragment(reader, 'watch'))).toEqual({ ok: true, access: reader, origin: null })
  expect(() => inviteFragment(reader, 'join')).toThrow(RangeError)
})

test('an invitation is found in whatever a colleague pastes', () => {
  for (const kind of ['join', 'watch'] as const) {
    const fragment = inviteFragment(writer, kind)
    const link = `https://Bord.school.nl:8443/app/#${fragment}`
    const middle = link.length - 12
    const origin = 'https://bord.school.nl:8443'
    const texts: [string, string | null][] = [
      [link, origin],
      [`#${fragment}`, null],
      [fragment, null],
      [`  ${link}\n`, origin],
      [`Hoi Sam, hier is het bord:\n\n${link}\n\nGroeten, Noor`, origin],
      [`Hoi <${link}>, tot morgen.`, origin],
      [`${link}. Tot morgen!`, origin],
      [`${link.slice(0, middle)}\r\n${link.slice(middle)}`, origin],
      [`> ${link.slice(0, middle)}\n> ${link.slice(middle)}`, origin],
      [`${link.slice(0, middle)}=\r\n${link.slice(middle)}`, origin],
      [`${link.slice(0, middle)}\u200b${link.slice(middle)}`, origin],
      [`https://scan.mail.example/?url=${encodeURIComponent(link)}&data=05`, origin],
      [`https://website.example/ en https://scan.example/?u=${link}`, origin],
    ]
    for (const [text, from] of texts) {
      const reading = readInvite(text)
      expect(reading, text).toEqual({ ok: true, access: kind === 'join' ? writer : reader, origin: from })
    }
  }
})

test('text without an invitation is no invitation', () => {
  for (const text of ['', 'hallo', 'https://bord.school.nl/', 'we gaan meedoen', '#bord/abc']) {
    expect(readInvite(text)).toEqual({ ok: false, reason: 'not-an-invite' })
  }
})

test('a link of a later version says so', () => {
  const later = inviteFragment(writer, 'join').replace('=1', '=2')
  expect(readInvite(later)).toEqual({ ok: false, reason: 'newer' })
})

test('every cut link is noticed', () => {
  for (const kind of ['join', 'watch'] as const) {
    const link = inviteLink('https://bord.school.nl/', writer, kind)
    for (let length = link.indexOf('=') + 1; length < link.length; length++) {
      expect(readInvite(link.slice(0, length)), `cut at ${length}`).toEqual({ ok: false, reason: 'damaged' })
    }
  }
})

test('every character that was mistyped, left out, doubled or swapped is noticed', () => {
  const anyLink = record({
    secret: uint8Array({ minLength: 16, maxLength: 16 }),
    kind: constantFrom('join' as const, 'watch' as const),
    at: nat(),
    char: constantFrom(...CODE.split('')),
    fault: constantFrom('mistyped' as const, 'left out' as const, 'doubled' as const, 'swapped' as const),
  })
  assert(
    property(anyLink, ({ secret, kind, at, char, fault }) => {
      const fragment = inviteFragment({ kind: 'write', secret, year: '2026' }, kind)
      const start = fragment.indexOf('=') + 1
      const place = start + (at % (fragment.length - start))
      const before = fragment.slice(0, place)
      const here = fragment.charAt(place)
      const after = fragment.slice(place + 1)
      const wrong = {
        mistyped: before + char + after,
        'left out': before + after,
        doubled: before + here + here + after,
        swapped: before + after.charAt(0) + here + after.slice(1),
      }[fault]
      return wrong === fragment || !readInvite(`https://bord.school.nl/#${wrong}`).ok
    }),
    { numRuns: 3000 },
  )
})

test('a join link retyped as a watch link is noticed', () => {
  const join = inviteFragment(writer, 'join')
  expect(readInvite(join.replace('meedoen', 'meekijken')).ok).toBe(false)
})

const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1e9)

test(`whatever is pasted or opened reads as an invitation or as none (seed ${SEED})`, () => {
  const fragments = [inviteFragment(writer, 'join'), inviteFragment(writer, 'watch')]
  const bits = oneof(
    constantFrom(
      ...fragments,
      'meedoen=',
      '#MEEKIJKEN =',
      'meedoen=1',
      'https://bord.school.nl/',
      '%23',
      '%',
      '=\r\n> ',
    ),
    string({ unit: 'binary', maxLength: 30 }),
    uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
  )
  assert(
    property(array(bits, { maxLength: 12 }), nat(2000), (parts, cut) => {
      for (const text of [parts.join(''), parts.join('').slice(cut % 200), parts.join('#meedoen=')]) {
        const reading = readInvite(text)
        if (!reading.ok) continue
        // What reads as an invitation is one of those above, however it was wrapped.
        expect(fragments).toContain(
          inviteFragment(reading.access, reading.access.kind === 'write' ? 'join' : 'watch'),
        )
      }
    }),
    { seed: SEED, numRuns: 2000 },
  )
})

test('a link with a good checksum and a school year that cannot be is damaged', () => {
  for (const year of [0, 7, 999, 10_000, 65_535]) {
    const body = Buffer.concat([Buffer.alloc(16, 1), Buffer.from([year >> 8, year & 0xff])])
    const checksum = createHash('sha256').update('meedoen=1').update(body).digest().subarray(0, 4)
    const link = `#meedoen=1${Buffer.concat([body, checksum]).toString('base64url')}`
    expect(readInvite(link), String(year)).toEqual({ ok: false, reason: 'damaged' })
  }
})

test('a text made to keep the reader busy is read in a moment', () => {
  const link = inviteFragment(writer, 'join')
  const texts = [
    `https://${'a'.repeat(300_000)} ${link}`,
    `${'https://'.repeat(40_000)}#${link}`,
    'meedoen='.repeat(60_000),
    `meedoen=1${' '.repeat(300_000)}${'\u200b'.repeat(100_000)}`,
    `meedoen=1${'=\r\n'.repeat(100_000)}A`,
    '%23'.repeat(100_000),
  ]
  for (const text of texts) {
    const before = Date.now()
    readInvite(text)
    expect(Date.now() - before, text.slice(0, 20)).toBeLessThan(1500)
  }
})
