// Every English word in one file, fetched by who chooses English. A device that speaks Dutch does not carry it.
import { en } from './en.ts'
import { enAround } from './en-around.ts'
import { enClass } from './en-class.ts'
import { enDevice } from './en-device.ts'
import { enGoals } from './en-goals.ts'
import { enHand } from './en-hand.ts'
import { enSession } from './en-session.ts'
import { enWall } from './en-wall.ts'

export const english = {
  words: en,
  around: enAround,
  class: enClass,
  device: enDevice,
  goals: enGoals,
  hand: enHand,
  session: enSession,
  wall: enWall,
  /** Where this file is, so that it can be kept on the device. */
  file: import.meta.url,
}

export type English = typeof english
