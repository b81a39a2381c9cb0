// Does one random thing that a person could do to a board. The same random numbers on the same document do the same.
import * as Y from 'yjs'
import { addDays } from '../../src/board/day.ts'
import { bindCommands, type Change } from '../../src/board/change.ts'
import type { Editor } from '../../src/board/editor.ts'
import type { Cards } from '../../src/board/read-cards.ts'
import {
  ACTION_STATUSES,
  GOAL_STATUSES,
  MOODS,
  ZONES,
  type Collection,
  type Day,
  type Due,
} from '../../src/board/schema.ts'
import { asId } from '../../src/board/fields.ts'

const TEXTS = [
  'Elke dag 15 minuten lezen',
  'Woordenlijst wereldoriëntatie ophangen',
  'Zoë leest voor 📚👨‍👩‍👧',
  'مرحبا بكم في الصف',
  '  wit  eromheen  ',
  'twee\nregels',
  '<b>niet vet</b>',
  '__proto__',
  '',
]

type Dice = {
  change: Change
  pick: <T>(from: readonly T[]) => T
  chance: (of: number) => boolean
  whole: (below: number) => number
  text: () => string
  day: () => Day
  due: () => Due
  /** A card of the collection, now and then one that is not there. */
  card: <C extends Collection>(collection: C) => Cards[C]['id']
  cardOrNull: <C extends Collection>(collection: C) => Cards[C]['id'] | null
  bytes: () => Uint8Array
  writer: string
}
type Play = (dice: Dice) => unknown

const PLAYS: { readonly [Name in keyof Change]?: Play } = {
  renameBoard: ({ change, text }) => change.renameBoard(text()),
  describeBoard: ({ change, text }) => change.describeBoard({ place: text(), teacher: text() }),
  arrangeZones: ({ change, whole }) =>
    change.arrangeZones(ZONES.map((zone) => ({ zone, shown: whole(3) > 0, size: 1 + whole(3) }))),
  planSessions: ({ change, whole }) =>
    change.planSessions({ weekday: 1 + whole(5), time: '15:15', minutes: 10 + whole(6), agenda: [] }),
  nameSuccessor: ({ change, pick }) => change.nameSuccessor(pick(['', '2027-2028'])),
  retainBoard: ({ change, pick }) => change.retainBoard(pick(['ask', 'keep'] as const)),
  addMember: ({ change, pick }) =>
    change.addMember({
      name: pick(['Anouk', 'Bram', 'Fatima', 'Zoë']),
      color: '#2563eb',
      days: ['mon', 'fri'],
    }),
  editMember: ({ change, card, text }) => change.editMember(card('members'), { name: text(), role: text() }),
  memberLeaves: ({ change, card }) => change.memberLeaves(card('members')),
  memberReturns: ({ change, card }) => change.memberReturns(card('members')),
  addPeriod: ({ change, text, day }) => change.addPeriod({ name: text(), from: day(), to: day() }),
  editPeriod: ({ change, card }) => change.editPeriod(card('periods'), { memberIds: [card('members')] }),
  addHoliday: ({ change, text, day }) => change.addHoliday({ name: text(), from: day(), to: day() }),
  editHoliday: ({ change, card, day }) => change.editHoliday(card('holidays'), { to: day() }),
  removeHoliday: ({ change, card }) => change.removeHoliday(card('holidays')),
  addYearGoal: ({ change, text }) =>
    change.addYearGoal({ text: text(), why: text(), indicator: { unit: '%' } }),
  editYearGoal: ({ change, card, whole }) =>
    change.editYearGoal(card('yearGoals'), { indicator: { target: whole(100) } }),
  concludeYearGoal: ({ change, card, pick, text }) =>
    change.concludeYearGoal(card('yearGoals'), pick(GOAL_STATUSES), text()),
  archiveYearGoal: ({ change, card }) => change.archiveYearGoal(card('yearGoals')),
  restoreYearGoal: ({ change, card }) => change.restoreYearGoal(card('yearGoals')),
  addGoal: ({ change, text, cardOrNull, whole }) =>
    change.addGoal({
      text: text(),
      periodId: cardOrNull('periods'),
      yearGoalId: cardOrNull('yearGoals'),
      indicator: { label: text(), measure: 'percentage', baseline: whole(50), target: 50 + whole(50) },
    }),
  editGoal: ({ change, card, text, day }) => change.editGoal(card('goals'), { text: text(), to: day() }),
  concludeGoal: ({ change, card, pick, text }) =>
    change.concludeGoal(card('goals'), pick(GOAL_STATUSES), text()),
  archiveGoal: ({ change, card }) => change.archiveGoal(card('goals')),
  restoreGoal: ({ change, card }) => change.restoreGoal(card('goals')),
  measureGoal: ({ change, card, chance, whole, text }) =>
    change.measureGoal(card('goals'), { value: chance(5) ? null : whole(100) / 2, note: text() }),
  correctMeasurement: ({ change, card, whole }) =>
    change.correctMeasurement(card('measurements'), { value: whole(100), note: 'verteld' }),
  addAction: ({ change, text, due, card, cardOrNull }) =>
    change.addAction({
      text: text(),
      due: due(),
      ownerIds: [card('members')],
      goalId: cardOrNull('goals'),
    }),
  editAction: ({ change, card, text, due }) =>
    change.editAction(card('actions'), { text: text(), due: due() }),
  startAction: ({ change, card }) => change.startAction(card('actions')),
  completeAction: ({ change, card }) => change.completeAction(card('actions')),
  reopenAction: ({ change, card }) => change.reopenAction(card('actions')),
  stopAction: ({ change, card, text }) => change.stopAction(card('actions'), text()),
  carryActionOver: ({ change, card }) => change.carryActionOver(card('actions')),
  askHelp: ({ change, card, chance }) => change.askHelp(card('actions'), chance(2)),
  moveAction: ({ change, card, cardOrNull, pick }) =>
    change.moveAction(card('actions'), {
      goalId: cardOrNull('goals'),
      status: pick(ACTION_STATUSES),
      after: cardOrNull('actions'),
    }),
  moveActionToList: ({ change, card, pick }) =>
    change.moveActionToList(card('actions'), pick(['improvement', 'organisation'])),
  archiveAction: ({ change, card }) => change.archiveAction(card('actions')),
  restoreAction: ({ change, card }) => change.restoreAction(card('actions')),
  addSuccess: ({ change, text, cardOrNull }) =>
    change.addSuccess({ text: text(), byId: cardOrNull('members'), actionId: cardOrNull('actions') }),
  editSuccess: ({ change, card, text }) =>
    change.editSuccess(card('successes'), { text: text(), team: true }),
  celebrateSuccess: ({ change, card }) => change.celebrateSuccess(card('successes')),
  hideSuccess: ({ change, card, chance }) => change.hideSuccess(card('successes'), chance(2)),
  archiveSuccess: ({ change, card }) => change.archiveSuccess(card('successes')),
  restoreSuccess: ({ change, card }) => change.restoreSuccess(card('successes')),
  addPlanningItem: ({ change, text, day, card }) =>
    change.addPlanningItem({
      kind: 'lesbezoek',
      date: day(),
      time: '08:30',
      text: text(),
      participantIds: [card('members')],
      minutes: 15,
    }),
  editPlanningItem: ({ change, card, day }) => change.editPlanningItem(card('planning'), { date: day() }),
  finishPlanningItem: ({ change, card, chance }) => change.finishPlanningItem(card('planning'), chance(2)),
  archivePlanningItem: ({ change, card }) => change.archivePlanningItem(card('planning')),
  restorePlanningItem: ({ change, card }) => change.restorePlanningItem(card('planning')),
  addAgreement: ({ change, text }) => change.addAgreement({ text: text() }),
  editAgreement: ({ change, card, text }) => change.editAgreement(card('agreements'), { text: text() }),
  archiveAgreement: ({ change, card }) => change.archiveAgreement(card('agreements')),
  restoreAgreement: ({ change, card }) => change.restoreAgreement(card('agreements')),
  secureHabit: ({ change, text, cardOrNull }) =>
    change.secureHabit({ text: text(), goalId: cardOrNull('goals') }),
  editSecuredHabit: ({ change, card, whole }) =>
    change.editSecuredHabit(card('secured'), { checkEveryWeeks: 1 + whole(8) }),
  checkHabit: ({ change, card, day }) => change.checkHabit(card('secured'), day()),
  archiveSecuredHabit: ({ change, card }) => change.archiveSecuredHabit(card('secured')),
  restoreSecuredHabit: ({ change, card }) => change.restoreSecuredHabit(card('secured')),
  parkSubject: ({ change, text, cardOrNull }) =>
    change.parkSubject({ text: text(), byId: cardOrNull('members') }),
  editParkingItem: ({ change, card, text }) => change.editParkingItem(card('parking'), { text: text() }),
  settleParkingItem: ({ change, card, text }) => change.settleParkingItem(card('parking'), text()),
  archiveParkingItem: ({ change, card }) => change.archiveParkingItem(card('parking')),
  restoreParkingItem: ({ change, card }) => change.restoreParkingItem(card('parking')),
  countMood: ({ change, day, pick, chance, writer }) =>
    change.countMood(day(), pick(MOODS), writer, chance(4) ? -1 : 1),
  clearCheckIn: ({ change, day, writer }) => change.clearCheckIn(day(), writer),
  addSession: ({ change, day, cardOrNull, whole }) =>
    change.addSession({
      date: day(),
      facilitatorIds: [],
      scribeId: cardOrNull('members'),
      checkIn: { happy: whole(8), unhappy: whole(2) },
      parts: [{ part: 'check-in', plannedSeconds: 120, actualSeconds: null }],
    }),
  editSession: ({ change, card, text, whole }) =>
    change.editSession(card('sessions'), { note: text(), score: whole(10), checkIn: { neutral: whole(5) } }),
  appendSessionLog: ({ change, card, whole }) =>
    change.appendSessionLog(card('sessions'), { step: whole(9), part: 'doelen' }),
  skipWeek: ({ change, day, text }) => change.skipWeek({ date: day(), reason: text() }),
  unskipWeek: ({ change, card }) => change.unskipWeek(card('skippedWeeks')),
  addInk: ({ change, card, pick, bytes }) => {
    const collection = pick(['actions', 'successes', 'planning', 'parking'] as const)
    return change.addInk(collection, card(collection), bytes())
  },
  titleCard: ({ change, card, text }) => change.titleCard('successes', card('successes'), text()),
  eraseInk: ({ change, card, whole }) => change.eraseInk('actions', card('actions'), whole(2)),
}

const NAMES = Object.keys(PLAYS)
// What fills a board is done more often than what empties it.
const ADDING = NAMES.filter((name) => /^(add|park|secure|count|measure)/.test(name))

/**
 * Does one random command.
 * @param random numbers from 0 up to 1
 * @returns the name of the command
 */
export function randomCommand(random: () => number, editor: Editor): string {
  const dice = throwDice(random, editor)
  const name = dice.pick(dice.chance(3) ? ADDING : NAMES)
  Object.entries(PLAYS).find(([play]) => play === name)?.[1](dice)
  return name
}

function throwDice(random: () => number, editor: Editor): Dice {
  const whole = (below: number) => Math.floor(random() * below)
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[whole(from.length)]
    if (picked === undefined) throw new Error('nothing to pick from')
    return picked
  }
  const day = () => addDays('2026-11-02', whole(60))
  const card = <C extends Collection>(collection: C): Cards[C]['id'] => {
    const there: string[] = []
    editor.doc.getMap(collection).forEach((value, id) => {
      if (value instanceof Y.Map) there.push(id)
    })
    return asId<Cards[C]['id']>(there.length === 0 || whole(40) === 0 ? 'gone' : pick(there.sort()))
  }
  return {
    change: bindCommands(editor),
    pick,
    chance: (of) => whole(of) === 0,
    whole,
    text: () => pick(TEXTS),
    day,
    due: () => pick<Due>([null, 'next-session', { on: day() }]),
    card,
    cardOrNull: (collection) => (whole(4) === 0 ? null : card(collection)),
    bytes: () => Uint8Array.from({ length: 1 + whole(300) }, () => whole(256)),
    writer: String(editor.doc.clientID),
  }
}
