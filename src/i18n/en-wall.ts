// English words of the board on the wall: the shape of nl-wall.ts.
import type { nlWall } from './nl-wall.ts'

const weeks = (days: number) => (days < 14 ? '1 week' : `${Math.floor(days / 7)} weeks`)

export const enWall: typeof nlWall = {
  wall: {
    lower: 'Lower',
    nextSession: 'Next board session',
    hang: 'Board on the wall',
    hint: 'Fills the whole screen, stays on, dims outside school hours and comes back by itself after a power cut.',
    from: 'Light from',
    to: 'Until',
    weekdays: 'On weekdays only',
    asleep: 'Tap to wake the board',
    measured: (days) =>
      days === null
        ? 'not measured yet'
        : days < 7
          ? 'measured this week'
          : `not measured for ${weeks(days)}`,
    held: (days) =>
      days === null
        ? 'no board session yet'
        : days === 0
          ? 'board session held today'
          : days < 7
            ? `last board session ${days === 1 ? 'yesterday' : `${days} days ago`}`
            : `last board session ${weeks(days)} ago`,
    arrange: 'Order and size',
    earlier: 'earlier',
    later: 'further on',
    smaller: 'smaller',
    larger: 'larger',
    zoneAt: (zone, at, of) => `${zone} is in place ${at} of ${of}`,
    zoneSize: (zone, size) => `${zone} is now ${size} times the usual size`,
  },
}
