// The other boards of this device on which I have a name, as live as this one while it is in the hand, and the number on the
// app's icon. Never more than a few: each is a document in memory and a connection.
import { useContext, useEffect } from 'preact/hooks'
import { useComputed } from '@preact/signals'
import { schoolYearOf } from '../../board/day.ts'
import { myActions } from '../../insights/my-actions.ts'
import { useBoard } from '../board-context.ts'
import { DeskContext } from '../desk.ts'
import { elsewhere } from './places.ts'

const MOST = 6

/** Opens them after the board on the screen, closes them when it goes. */
export function useOtherBoards() {
  const board = useBoard()
  const desk = useContext(DeskContext)
  // Not remembered: a board may be on the screen before there is a desk.
  const ids = (desk?.boards.value ?? [])
    .filter(({ id, me, readOnly, example }) => id !== board.id && me && !readOnly && !example)
    // An earlier year is history; what it left open was carried over.
    .filter(({ schoolYear }) => schoolYear >= schoolYearOf(board.today.value).label)
    .slice(0, MOST)
    .map(({ id }) => id)
    .sort()
    .join(' ')
  useEffect(() => {
    if (!desk || !ids) return undefined
    const opened = ids.split(' ').map((id) => desk.openBeside(id))
    elsewhere.value = opened.map((one) => one.board)
    return () => {
      elsewhere.value = []
      for (const { close } of opened) close()
    }
  }, [desk, board, ids])
}

/** As many as I have open and late, over all boards, on the app's icon; none takes the mark away. */
export function useBadge() {
  const board = useBoard()
  const late = useComputed(() =>
    [board, ...elsewhere.value]
      .map((one) => myActions(one.view.value, one.me.value, one.today.value).late.length)
      .reduce((all, some) => all + some),
  ).value
  useEffect(() => {
    // Only an installed app has an icon to put it on; elsewhere it is refused, which nobody needs to hear.
    if ('setAppBadge' in navigator) navigator.setAppBadge(late).catch(() => undefined)
  }, [late])
}
