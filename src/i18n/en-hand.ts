// The words of the board in the hand, in English.
import type { HandWords } from './nl-hand.ts'

export const enHand: HandWords = {
  hand: {
    mine: 'My actions',
    board: 'Board',
    places: 'Where to go',
    zonesOfBoard: 'Zones',
    late: 'Late',
    thisWeek: 'This week',
    later: 'Later',
    justDone: 'Just done',
    others: 'Of the team',
    ofClass: 'Of the class',
    nothing: 'You have no actions now.',
    whoAreYou: 'Who are you? Then your actions are here.',
    someoneElse: 'I am not in the list',
    youAre: (name: string) => `You are ${name}`,
    task: 'organisational board',
    complete: (text: string) => `Done: ${text}`,
    reopen: (text: string) => `Not done after all: ${text}`,
    completed: 'Well done',
    reopened: 'Open again',
    together: (names: string) => `with ${names}`,
    showAll: (n: number) => `${n} more on the board`,
  },

  quick: {
    newAction: 'New action…',
    newSuccess: 'New success…',
    example: 'Fri, @Anne',
    understood: 'Understood',
    takeOff: (what: string) => `Make it plain text again: ${what}`,
    choose: (name: string) => `Which ${name}?`,
    actionAdded: 'It is on the board',
    successAdded: 'It is with the successes',
    lines: (n: number) => `You paste ${n} lines. Should each be a card?`,
    addAll: (n: number) => (n === 1 ? 'Make 1 card' : `Make ${n} cards`),
    asOne: 'All on one card',
    throwAway: 'Never mind',
    allAdded: (n: number) => (n === 1 ? '1 card on the board' : `${n} cards on the board`),
  },

  move: {
    title: (text: string) => `Where should this go: ${text}`,
  },

  since: {
    title: 'Since you looked',
    seen: 'Seen',
    newActions: (n: number) => (n === 1 ? '1 new action' : `${n} new actions`),
    doneActions: (n: number) => (n === 1 ? '1 action done' : `${n} actions done`),
    helpAsked: (n: number) => (n === 1 ? 'help asked 1 time' : `help asked ${n} times`),
    newSuccesses: (n: number) => (n === 1 ? '1 new success' : `${n} new successes`),
    measured: (n: number) => (n === 1 ? '1 measurement' : `${n} measurements`),
    goals: (n: number) => (n === 1 ? '1 goal changed' : `${n} goals changed`),
    planned: (n: number) => (n === 1 ? '1 thing planned' : `${n} things planned`),
    sessions: (n: number) => (n === 1 ? '1 board session' : `${n} board sessions`),
  },

  more: {
    own: 'You',
    chooseName: 'Choose who you are',
    board: 'This board',
    add: 'Put on the board',
    settings: 'Settings',
  },
}
