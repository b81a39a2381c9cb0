// The words about a board's key and its end, in English. The shape is Dutch's.
import type { nlKeys } from './nl-keys.ts'

export const enKeys: typeof nlKeys = {
  title: 'Key and removing',
  close: 'Got it',
  later: 'Not now',

  renew: {
    title: 'Renew the key',
    why: 'Do this when someone has the link or the code who may no longer join or watch. The old links and codes stop working.',
    others:
      'Everyone who stays joins again with the new link. What somebody had not shared yet is not lost: it comes to the board when they join again on the same device.',
    kept: 'What is on the device of somebody else already stays there.',
    damaged:
      'At the server a change is damaged that no device can read, and because of it the server cannot tidy this board up. Renew the key on the device where the board is most complete: the damaged change then stays behind.',
    button: 'Renew the key',
    offline: 'This needs a connection. Nothing has changed; try again when the board is connected.',
    incomplete: 'Part of the board cannot be read on this device. Renew the key on another device.',
    readOnly: 'This device only watches. Renewing is for a device that takes part.',
    copying: 'The new key is being prepared. Until then the old link counts.',
    waiting: 'The new key comes as soon as there is a connection again. Until then the old link counts.',
    deleting: 'The new link works. The old one ends as soon as there is a connection again.',
    heldUp:
      'The new key is not ready yet: part of the board cannot be read on this device. Reload the page. Until then the old link still works.',
    renewed: 'The key has been renewed. The old links no longer work. Invite everyone who stays again.',
    invite: 'Invite',
    lost: 'A colleague was just ahead: this board already has a new key or has been ended. Ask for the new link.',
    refused: 'The server does not take the board over. Nothing has changed: the old key still counts.',
    merged: 'What had not been shared from this device is on the board now.',
  },

  leave: {
    title: 'Remove from this device',
    what: 'The board leaves this device. Nothing changes for the others. With the link or the code you can join again.',
    button: 'Remove from this device now',
    onlyHere: 'This board was never shared and is only on this device.',
    unshared: (n: number) =>
      n === 1
        ? '1 change has not been shared yet: the others will not get it any more.'
        : `${n} changes have not been shared yet: the others will not get them any more.`,
    renewing: 'The new key is not ready yet. If you remove the board now, the old link keeps working.',
  },

  destroy: {
    title: 'Destroy for everyone',
    what: 'The board disappears from the server and from this device. After that nobody can share anything on it or join by the link. This cannot be undone.',
    others:
      'Whoever already had the board keeps a copy of their own on that device. That copy is no longer shared; only they can remove it.',
    server: 'For 90 days the server remembers that this board was destroyed, without knowing what was on it.',
    save: 'Save as a file first',
    start: 'Destroy for everyone …',
    confirm: (name: string) => `Type “${name}” to be sure`,
    button: 'Destroy for everyone now',
    busy: 'Asking the server to destroy the board',
    offline: 'This needs a connection. Nothing has been destroyed.',
    noAnswer:
      'The server did not answer. Nothing was removed from this device. Try again when there is a connection.',
    renewing: 'The key is still being renewed. Nothing has been destroyed; try again after that.',
    done: (name: string) => `${name} has been destroyed on the server and on this device`,
  },

  retention: {
    title: 'After the school year',
    over: (year: string) => `School year ${year} is over. A class board should go then.`,
    what: 'A class board holds names of pupils. From 1 August on the board therefore asks whether it may go. Nothing disappears by itself.',
    setting: 'Erase after the school year',
    ask: 'Ask on 1 August',
    keep: 'Do not ask',
    fileTitle: 'Save as a file',
    fileHint: 'The file stays on this device. You can open it later on the start screen.',
    goalsAndSuccesses: 'Goals and successes',
    everything: 'Everything',
    content: 'What goes in',
    initials: 'Replace names by initials',
    initialsHint:
      'In the texts too, wherever the name of a member stands literally. Other names stay: read the file before you share it.',
    save: 'Save as a file',
    erase: 'Erase the class board',
  },
}
