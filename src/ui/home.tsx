// Everything before a board is on the screen: the start screen, a new board, and who you are on a board you just joined.
// One part of the app, loaded when it is needed, so that a board opens with less.
import { NewBoard } from './boards/new-board.tsx'
import { Start } from './boards/start.tsx'
import type { InviteProblem } from './desk.ts'
import type { Route } from './route.ts'

export { Arriving } from './boards/arriving.tsx'
export { WhoAreYou } from './boards/who-are-you.tsx'

type HomeProps = { at: Exclude<Route, { at: 'board' }>; problem: InviteProblem | undefined }

export function Home({ at, problem }: HomeProps) {
  return at.at === 'new' ? <NewBoard key={at.kind} kind={at.kind} /> : <Start problem={problem} />
}
