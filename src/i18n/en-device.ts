// English for the words beside the board: what one device does.
import type { DeviceWords } from './nl-device.ts'

export const enDevice: DeviceWords = {
  passOn: 'Pass on to',
  passedOn: (name) => `Passed on to ${name}`,

  install: {
    title: 'Put the board on your phone: then it opens without internet too.',
    do: 'Put it on my phone',
    never: 'Do not ask again',
    tap: 'At the bottom of Safari, tap',
    choose: 'and choose ‘Add to Home Screen’.',
    paste:
      'The board on your home screen starts empty: first copy the link of this board, and paste it there.',
  },

  shared: {
    title: 'Shared text',
    where: 'What will it be, and on which board?',
    noBoard: 'First make a board or join one. The text stays here until then.',
    tooMuch: (size) =>
      `This is too much text for cards (${size}). Share a smaller piece; all of it is still in the app you shared from.`,
    nothing: 'No text came along. Share it once more.',
    onto: (what, board) => `${what} on ${board}`,
    drop: 'Never mind',
  },

  pupils: {
    title: 'Tablet of the class',
    hint: 'Choose your name or sign. Who you are is kept nowhere.',
    none: 'There is nobody in the class yet.',
    hello: (name) => `Hello ${name}`,
    nothing: 'You have nothing to do now.',
    everyone: 'Of the whole class',
    what: 'Something new',
    done: 'Done',
    leave: 'Back to the board',
  },
}
