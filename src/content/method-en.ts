// The method in ten short screens, in English.
import type { MethodText } from './method-nl.ts'

export const method: MethodText = {
  pages: [
    {
      title: 'A little better every day',
      text: [
        'A team gets better by small steps that you choose, try and look at together.',
        'The board shows what you are working on. It hangs where everybody passes.',
      ],
    },
    {
      title: 'Five parts',
      text: [
        'Check-in: how are you? Successes: what went well? Goals: what do pupils notice?',
        'Actions: who does what, and when? Planning: what is coming?',
        'Other parts, such as agreements and secured habits, come when you need them.',
      ],
    },
    {
      title: 'The board session',
      text: [
        'Every week at a fixed moment, standing around the board, a quarter of an hour at most.',
        'One leads, one watches the time, one writes. Next time it is others.',
        'Finding solutions belongs in the working session after it. Park the subject and go on.',
      ],
    },
    {
      title: 'Successes first',
      text: [
        'Begin with what went well, however small. It gives energy.',
        'Put a success on the board when it happens. On your phone it takes a moment.',
      ],
    },
    {
      title: 'A goal about pupils',
      text: [
        'Ask: what will pupils notice? If the answer is “nothing”, it is something for the organisation.',
        'One or two goals at a time, for four to eight weeks, is enough.',
      ],
    },
    {
      title: 'Measuring is looking',
      text: [
        'Choose something you can count: days out of five, pupils of the class, a percentage.',
        'Measure the same thing every week. Not measured? Just say so, that is an answer too.',
        'The line goes up and down. Look at the whole and not at one week.',
      ],
    },
    {
      title: 'Small actions',
      text: [
        'An action has a name and a day, and fits in a week or two.',
        'If it does not work out, carry it over, ask for help or stop. Stopping with a reason is a choice.',
        'Share the work: rather one action each than five for one person.',
      ],
    },
    {
      title: 'Learning from each other',
      text: [
        'Visit a lesson of a colleague for a quarter of an hour every other week, and tell what you saw and what it did for pupils.',
        'Design a lesson together every month, around the goal on the board.',
        'Ask pupils what they notice. They see it first.',
      ],
    },
    {
      title: 'From holiday to holiday',
      text: [
        'Close every period together: what was reached, what did we learn, what do we keep doing?',
        'What works is kept alive: after some weeks the board asks whether you still do it.',
        'Look back on how you worked together as well.',
      ],
    },
    {
      title: 'Beginning',
      text: [
        'Put the team on the board, choose your holiday region and agree on a fixed day.',
        'Make one goal and a few actions. The board leads your first session step by step.',
        'After a year a new board begins. The old one stays to look back on.',
      ],
    },
  ],
  hints: {
    success: 'The first action is done. Is it a success too? Put it there and stand still for a moment.',
    measure:
      'There is a goal without a measure. Choose something to count every week, and you see whether it works.',
    session: 'Your board has been there for a week. Agree on a fixed moment and hold a first board session.',
  },
}
