// How the board was: which versions this device kept, a look at one, and the way back to it. Looking changes nothing.
import { useEffect, useState } from 'preact/hooks'
import { ArrowLeft, History } from 'lucide'
import type { Action } from '../../board/schema.ts'
import type { BoardView } from '../../board/view.ts'
import { countCards, onTheBoard } from '../../insights/on-the-board.ts'
import { aroundWords } from '../around-language.ts'
import { useBoard } from '../board-context.ts'
import type { BoardVersions, EarlierVersion } from '../board-context.ts'
import { Button } from '../kit/button.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { toast } from '../kit/toast.tsx'
import { words } from '../language.ts'
import { peopleOf } from '../people.ts'
import { Said } from '../written.tsx'
import { closeSheet } from '../sheets.ts'
import { undoToast } from '../undo-toast.ts'
import { Empty } from '../zones/zone.tsx'
import { differenceInWords, momentInWords } from './version-words.ts'
import './settings.css'
import './versions.css'

type Kept = { versions: BoardVersions; list: readonly EarlierVersion[] }

export function VersionsSheet() {
  const board = useBoard()
  const [kept, setKept] = useState<Kept | 'looking' | 'unavailable'>('looking')
  const [looked, setLooked] = useState<EarlierVersion | null>(null)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    void board.versions().then(async (versions) => {
      const list = await versions?.list()
      setKept(versions && list ? { versions, list } : 'unavailable')
    })
  }, [board])
  if (looked && open && typeof kept === 'object') {
    return <VersionSheet versions={kept.versions} version={looked} onBack={() => setOpen(false)} />
  }
  return (
    <VersionList
      kept={kept}
      looked={looked}
      onLook={(version) => {
        setLooked(version)
        setOpen(true)
      }}
    />
  )
}

type VersionListProps = {
  kept: Kept | 'looking' | 'unavailable'
  looked: EarlierVersion | null
  onLook: (version: EarlierVersion) => void
}

function VersionList({ kept, looked, onLook }: VersionListProps) {
  const board = useBoard()
  const t = aroundWords.value.versions
  const now = countCards(board.view.value)
  const list = typeof kept === 'object' ? kept.list : []
  return (
    <Sheet title={t.title} closeLabel={words.value.common.close} onClose={closeSheet}>
      <p class="version-hint">{t.hint}</p>
      {kept === 'unavailable' && <Empty>{t.unavailable}</Empty>}
      {typeof kept === 'object' && list.length === 0 && <Empty>{t.none}</Empty>}
      <ul class="archive-list">
        {list.map((version) => {
          const when = momentInWords(version.at, board.today.value)
          // Coming back from a look, a keyboard goes on where it was.
          const here = version.id === looked?.id ? { tabIndex: -1, 'data-autofocus': true } : {}
          return (
            <li key={version.id} {...here}>
              <div>
                {when}
                {version.beforeRestore && ` (${t.beforeRestore})`}
                <small>{differenceInWords(version.counts, now)}</small>
              </div>
              <Button label={t.lookAt(when)} onPress={() => onLook(version)}>
                {t.look}
              </Button>
            </li>
          )
        })}
      </ul>
    </Sheet>
  )
}

type VersionSheetProps = { versions: BoardVersions; version: EarlierVersion; onBack: () => void }

function VersionSheet({ versions, version, onBack }: VersionSheetProps) {
  const board = useBoard()
  const t = aroundWords.value.versions
  const [then, setThen] = useState<BoardView | 'looking' | null>('looking')
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    void versions.look(version.id).then(setThen)
  }, [versions, version])
  const restore = async () => {
    setBusy(true)
    const result = await versions.restore(version.id)
    closeSheet()
    if (result === 'restored') undoToast(board, t.restored)
    else toast(t[result])
  }
  return (
    <Sheet
      title={t.lookedAt(momentInWords(version.at, board.today.value))}
      closeLabel={words.value.common.close}
      onClose={closeSheet}
      wide
    >
      <div class="version-ways">
        <Button icon={ArrowLeft} look="quiet" onPress={onBack}>
          {t.all}
        </Button>
        {then && then !== 'looking' && !board.readOnly.value && (
          <Button icon={History} look="main" disabled={busy} onPress={() => void restore()}>
            {t.restore}
          </Button>
        )}
      </div>
      {then === null && <Empty>{t.gone}</Empty>}
      {then && then !== 'looking' && <Look then={then} />}
    </Sheet>
  )
}

function Look({ then }: { then: BoardView }) {
  const { goals, actions, successes } = onTheBoard(then)
  const t = words.value
  const open = actions.filter((action) => !isClosed(action))
  const status = (action: Action) =>
    [
      t.action[action.status],
      ...peopleOf(then.members, action.ownerIds, action.ownerText).map(({ name }) => name),
    ].join(' · ')
  return (
    <div class="version-look">
      <Cards name={t.zones.goals} cards={goals.map(({ id, text }) => ({ id, text, detail: '' }))} />
      <Cards
        name={t.zones.actions}
        cards={[...open, ...actions.filter(isClosed)].map((action) => ({
          id: action.id,
          text: action.text,
          ink: action.ink,
          detail: status(action),
        }))}
      />
      <Cards
        name={t.zones.successes}
        cards={successes.map(({ id, text, ink }) => ({ id, text, ink, detail: '' }))}
      />
    </div>
  )
}

function isClosed(action: Action): boolean {
  return action.status === 'done' || action.status === 'stopped'
}

type Line = { id: string; text: string; ink?: readonly Uint8Array[]; detail: string }

function Cards({ name, cards }: { name: string; cards: readonly Line[] }) {
  return (
    <section aria-label={`${name}: ${cards.length}`}>
      <h3>
        {name} <small>{cards.length}</small>
      </h3>
      {cards.length === 0 && <Empty>{aroundWords.value.versions.nothing}</Empty>}
      <ul>
        {cards.map((card) => (
          <li key={card.id}>
            <Said card={card} />
            {card.detail && <small>{card.detail}</small>}
          </li>
        ))}
      </ul>
    </section>
  )
}
