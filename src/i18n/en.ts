// Every word on the screen in English. Nothing is borrowed from Dutch: a word that is missing here must not compile.
import type { Words } from './nl.ts'

export const en: Words = {
  language: 'en',
  appName: 'Improvement board',
  tagline: 'A little better together, every day',

  common: {
    add: 'Add',
    save: 'Save',
    cancel: 'Cancel',
    close: 'Close',
    back: 'Back',
    archive: 'Put away',
    edit: 'Change',
    undo: 'Undo',
    redo: 'Redo',
    undone: 'Undone',
    optional: 'can stay empty',
    more: (n) => `${n} more`,
    today: 'today',
    yesterday: 'yesterday',
    week: (n) => `week ${n}`,
    weekShort: (n) => `wk ${n}`,
    written: 'handwritten card',
  },

  header: {
    zones: 'Choose a zone',
    team: 'Team',
    class: 'Class',
    share: 'Join',
    tasks: 'Organisation',
    more: 'More',
    untitled: 'Our board',
  },

  arriving: {
    arriving: 'The board will arrive as soon as there is a connection.',
  },

  status: {
    label: 'Saving and sharing',
    saved: 'Saved on this device',
    saving: 'Saving now',
    failedFull:
      'Not saved: the device is full. Please make room; until then everything is in this window only.',
    failedUnavailable:
      'Not saved: the storage of this browser does not open. Keep this window open or save the board as a file.',
    failedLost: 'Not saved: the storage stopped working. We keep trying; please leave this window open.',
    failedRemoved:
      'Not saved: this board was removed from this device in another window. Open it again with the link.',
    onlyHere: 'Only on this device',
    shared: 'Shared',
    sharedWith: (devices) => `Shared · ${devices} devices`,
    unshared: (n) => `${n} not shared yet`,
    readOnly: 'Read only',
    offline: 'No connection',
    refusedNoPermission:
      'This server takes no new boards without permission of its manager. Ask the manager for the link with the permission and open it on this device.',
    refusedNoAccess: 'This link no longer gives access to the board. Ask your team for a new one.',
    refusedGone:
      'This board was closed for everyone or has a new key. What you see here stays on this device.',
    refusedNewer: 'The server is newer than this screen. Reload the page.',
    refusedOther: 'The server refuses the connection. Everything stays on this device.',
    storageFull: 'The server is full. Your changes are safe on this device and will be shared later.',
    busy: 'The server is busy or restarting. This device tries again by itself.',
    tooLarge: 'A change is too large to share. It is still on this device.',
    newerFrame: 'A colleague uses a newer version. Reload the page to see everything.',
    damaged: 'A change at the server is damaged. A new key mends that.',
    newerBoard: 'This board was made with a newer version. You can read it; reload the page to join in.',
    loadFailed:
      'The storage of this browser does not open. The board works, but only while this window stays open.',
  },

  zones: {
    'check-in': 'Check-in',
    successes: 'Successes',
    goals: 'Goals',
    actions: 'Actions',
    planning: 'Planning',
    agreements: 'Agreements',
    secured: 'Secure',
    parking: 'Parking lot',
  },

  agenda: {
    'check-in': 'Check-in',
    successes: 'Successes',
    goals: 'Goals',
    actions: 'Actions',
    planning: 'Planning',
    'check-out': 'Check-out',
  },

  checkIn: {
    question: 'How are you today?',
    moods: { happy: 'Happy', neutral: 'Okay', unhappy: 'Not great' },
    count: (mood, n) => `${mood}: ${n}`,
    less: 'one less',
    correct: 'Correct',
    correctDone: 'Done correcting',
  },

  goal: {
    add: 'Goal',
    newTitle: 'New goal',
    yearGoal: (text) => `Year goal: ${text}`,
    none: 'No goal yet. What should pupils notice six weeks from now?',
    noneReader: 'There is no goal on this board yet.',
    withoutGoal: 'Other actions',
    noMeasure: 'not measured yet',
    ideas: 'Ideas for later',
  },

  measurement: {
    add: 'Measurement',
  },

  action: {
    add: 'Action',
    todo: 'To do',
    doing: 'Doing',
    done: 'Done',
    stopped: 'Stopped',
    nextSessionShort: 'next session',
    askHelp: 'Help needed',
    late: 'late',
    carriedOver: (n) => `carried over ${n}×`,
    lane: (status, goal) => (goal ? `${status}, ${goal}` : status),
    addTo: (status, goal) => `New card: ${status}${goal ? `, ${goal}` : ''}`,
    moved: (text, to) => `${text} is now in ${to}`,
    movedUp: (text) => `${text} is one place higher`,
    movedDown: (text) => `${text} is one place lower`,
    cardHelp: 'Enter opens, Alt with arrow keys moves',
  },

  success: {
    add: 'Success',
    none: 'What went well this week?',
    earlier: (n) => (n === 1 ? 'and 1 earlier success' : `and ${n} earlier successes`),
  },

  planning: {
    none: 'Nothing planned yet for the coming weeks.',
    addButton: 'Put something in the planning',
  },

  update: {
    available: 'There is a new version.',
    apply: 'Update now',
    elsewhere: 'The new version is already running. Reload the page.',
    offlineReady: 'Ready: the board now also works without internet.',
    permitted: 'This device may share new boards now.',
  },
}
