// Members as the screen shows them: a name and a colour, also for who left or is not a member at all.
import type { Member, MemberId } from '../board/schema.ts'

export type Person = { name: string; color: string }

/** Colours for faces; white text on each has a contrast of at least 4.5 (WCAG 2.2, 1.4.3). */
const FACE_COLORS = [
  '#1d4f91',
  '#0b6b62',
  '#a23b72',
  '#8a5a00',
  '#5b4a9c',
  '#b3261e',
  '#3f5f2a',
  '#7a3b12',
  '#205e76',
] as const
const NOBODY_COLOR = '#5a6274'

/** The people on a card: members by id, then an owner in words such as "Iedereen". */
export function peopleOf(members: readonly Member[], ids: readonly MemberId[], words = ''): Person[] {
  const found = ids.flatMap((id) => {
    const member = members.find((one) => one.id === id)
    return member ? [personOf(member)] : []
  })
  return words ? [...found, { name: words, color: NOBODY_COLOR }] : found
}

export function personOf(member: Member): Person {
  return { name: member.name || member.sign || '?', color: member.color || NOBODY_COLOR }
}

/** The next face colour that nobody has yet, starting over when all are taken. */
export function nextColor(members: readonly Member[]): string {
  const taken = new Set(members.map((member) => member.color))
  return (
    FACE_COLORS.find((color) => !taken.has(color)) ??
    FACE_COLORS[members.length % FACE_COLORS.length] ??
    NOBODY_COLOR
  )
}

/** Members who are on the board now, in their order. */
export function presentMembers(members: readonly Member[]): Member[] {
  return members.filter((member) => !member.left)
}
