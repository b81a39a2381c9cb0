// The start screen: my boards, a new one, the example, or joining with a link. No account, no waiting.
import type { BoardKind } from '../../board/schema.ts'
import { useState } from 'preact/hooks'
import { BookOpen, Eye, Languages, Presentation, Sparkles, Users, X } from 'lucide'
import { useDesk } from '../desk.ts'
import type { BoardEntry, InviteProblem } from '../desk.ts'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { lazy } from '../kit/lazy.tsx'
import { aroundWords } from '../around-language.ts'
import { language, words } from '../language.ts'
import { go } from '../route.ts'
import { JoinByLink } from './join-by-link.tsx'
import { leaveBoard } from './leave.ts'
import { Mark } from './mark.tsx'
import { SharedText } from './shared-text.tsx'
import { StartFiles } from './start-files.tsx'
import './start.css'

const { Lazy: Rhythm } = lazy(async () => (await import('../rhythm/with-words.ts')).rhythm())

export function Start({ problem }: { problem?: InviteProblem | undefined }) {
  const desk = useDesk()
  const t = words.value
  const boards = desk.boards.value
  const openExample = (kind: BoardKind) => void desk.openExample(kind).then((id) => go({ at: 'board', id }))
  const join = <JoinByLink problem={problem} />
  // The app on a home screen has a storage of its own on an iPhone: what one comes for is to paste the link of one's board.
  const joinFirst = boards?.length === 0 && matchMedia('(display-mode: standalone)').matches
  const [reading, setReading] = useState(false)
  return (
    <main class="start">
      <header class="start-head">
        <Mark />
        <div>
          <h1>{t.appName}</h1>
          <p>{t.tagline}</p>
        </div>
        <Button
          look="quiet"
          icon={Languages}
          onPress={() => void desk.chooseLanguage(language.value === 'nl' ? 'en' : 'nl')}
        >
          {language.value === 'nl' ? 'English' : 'Nederlands'}
        </Button>
      </header>
      {desk.deviceClosed.value && <p class="start-problem">{aroundWords.value.start.deviceClosed}</p>}
      <SharedText />
      {joinFirst && join}
      <div class="start-columns">
        <section aria-label={aroundWords.value.start.myBoards}>
          <h2>{aroundWords.value.start.myBoards}</h2>
          {boards?.length === 0 && <p class="start-empty">{aroundWords.value.start.empty}</p>}
          <ul class="start-boards">
            {boards?.map((board) => !board.closed && <BoardRow key={board.id} board={board} />)}
          </ul>
          {boards?.some(({ closed }) => closed) && (
            <>
              <h2>{aroundWords.value.start.earlierYears}</h2>
              <ul class="start-boards">
                {boards.map((board) => board.closed && <BoardRow key={board.id} board={board} />)}
              </ul>
            </>
          )}
          <div class="start-new">
            <NewTile
              look="main"
              icon={Presentation}
              name={aroundWords.value.start.newTeamBoard}
              hint={aroundWords.value.start.newTeamBoardHint}
              onPress={() => go({ at: 'new', kind: 'team' })}
            />
            <NewTile
              icon={Users}
              name={aroundWords.value.start.newClassBoard}
              hint={aroundWords.value.start.newClassBoardHint}
              onPress={() => go({ at: 'new', kind: 'class' })}
            />
            <NewTile
              icon={Sparkles}
              name={aroundWords.value.start.example}
              hint={aroundWords.value.start.exampleHint}
              onPress={() => openExample('team')}
            />
            <NewTile
              icon={Sparkles}
              name={aroundWords.value.start.exampleClass}
              hint={aroundWords.value.start.exampleClassHint}
              onPress={() => openExample('class')}
            />
            <NewTile
              icon={BookOpen}
              name={aroundWords.value.settings.method}
              hint={aroundWords.value.start.methodHint}
              onPress={() => setReading(true)}
            />
          </div>
        </section>
        <aside>
          {!joinFirst && join}
          <StartFiles />
          <p class="start-privacy">{aroundWords.value.start.privacy}</p>
          <p class="start-links">
            <a href="/privacy">{aroundWords.value.start.privacyLink}</a>
            <a href="/diagnose">{aroundWords.value.start.diagnoseLink}</a>
          </p>
        </aside>
      </div>
      {reading && <Rhythm at="method" onClose={() => setReading(false)} />}
    </main>
  )
}

function BoardRow({ board }: { board: BoardEntry }) {
  const desk = useDesk()
  const t = aroundWords.value.start
  const kind = board.kind === 'class' ? t.classBoard : t.teamBoard
  const name = board.name || words.value.header.untitled
  const remove = async () => {
    await leaveBoard(desk, board.id, name)
  }
  return (
    <li class="start-board">
      <button type="button" class="start-open" onClick={() => go({ at: 'board', id: board.id })}>
        <Icon of={board.readOnly ? Eye : board.kind === 'class' ? Users : Presentation} />
        <span>
          <b>{name}</b>
          <span>
            {board.example ? t.example : kind} · {t.schoolYear(board.schoolYear)}
            {board.readOnly && ` · ${t.readOnly}`}
          </span>
        </span>
      </button>
      <Button look="quiet" icon={X} label={t.remove(name)} onPress={() => void remove()} />
    </li>
  )
}

type NewTileProps = {
  look?: 'main'
  icon: typeof Presentation
  name: string
  hint: string
  onPress: () => void
}

function NewTile({ look, icon, name, hint, onPress }: NewTileProps) {
  return (
    <div class={`start-tile ${look ?? ''}`}>
      <Button icon={icon} look={look ?? 'plain'} onPress={onPress}>
        {name}
      </Button>
      <p>{hint}</p>
    </div>
  )
}
