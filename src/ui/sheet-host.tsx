// Which sheet lies over the board, loaded when the first one is opened. A card that a colleague took away closes its sheet.
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { useBoard } from './board-context.ts'
import { ArchiveSheet } from './boards/archive.tsx'
import { Keys } from './boards/keys.tsx'
import { Members } from './boards/members.tsx'
import { Pupils } from './boards/pupils.tsx'
import { RetentionSheet } from './boards/retention.tsx'
import { Settings } from './boards/settings.tsx'
import { Share } from './boards/share.tsx'
import { VersionsSheet } from './boards/versions.tsx'
import { GoalSheet } from './goals/goal-sheet.tsx'
import { GoalWizard } from './goals/goal-wizard.tsx'
import { MeasurementForm } from './goals/measurement-sheet.tsx'
import { InkPad } from './ink/ink-pad.tsx'
import { lazy } from './kit/lazy.tsx'
import { closeSheet, openSheet } from './sheets.ts'
import type { OpenSheet } from './sheets.ts'
import { ActionForm } from './zones/action-form.tsx'
import { ActionSheet } from './zones/action-sheet.tsx'
import { AgreementSheet, ParkingSheet, SecuredSheet } from './zones/list-sheets.tsx'
import { PlanningForm } from './zones/planning-sheets.tsx'
import { SuccessForm, SuccessSheet } from './zones/success-sheets.tsx'

const { Lazy: AgendaSheet } = lazy(async () => (await import('./session/agenda-sheet.tsx')).AgendaSheet)
const { Lazy: Rhythm } = lazy(async () => (await import('./rhythm/with-words.ts')).rhythm())
const { Lazy: SessionsSheet } = lazy(async () => (await import('./session/sessions-sheet.tsx')).SessionsSheet)

export function SheetHost() {
  const sheet = openSheet.value
  return sheet && <AnySheet sheet={sheet} />
}

function AnySheet({ sheet }: { sheet: OpenSheet }) {
  const { view } = useBoard()
  const { actions, successes, goals, yearGoals, planning, parking, agreements, secured } = view.value
  switch (sheet.sheet) {
    case 'new-action':
      return <ActionForm {...sheet} />
    case 'action':
      return (
        <OfCard
          cards={actions}
          id={sheet.id}
          draw={(action) => <ActionSheet key={action.id} action={action} />}
        />
      )
    case 'new-success':
      return <SuccessForm {...sheet} />
    case 'success':
      return <OfCard cards={successes} id={sheet.id} draw={(success) => <SuccessSheet success={success} />} />
    case 'new-goal':
      return <GoalWizard />
    case 'goal':
      return (
        <OfCard
          cards={[...goals, ...yearGoals]}
          id={sheet.id}
          draw={(goal) => <GoalSheet key={goal.id} goal={goal} />}
        />
      )
    case 'measurement':
      return <MeasurementForm goalId={sheet.goalId} />
    case 'new-planning':
      return <PlanningForm text={sheet.text} />
    case 'planning':
      return <OfCard cards={planning} id={sheet.id} draw={(item) => <PlanningForm item={item} />} />
    case 'new-parking':
      return <ParkingSheet />
    case 'parking':
      return <OfCard cards={parking} id={sheet.id} draw={(item) => <ParkingSheet item={item} />} />
    case 'new-agreement':
      return <AgreementSheet />
    case 'agreement':
      return <OfCard cards={agreements} id={sheet.id} draw={(item) => <AgreementSheet item={item} />} />
    case 'new-secured':
      return <SecuredSheet />
    case 'secured':
      return <OfCard cards={secured} id={sheet.id} draw={(item) => <SecuredSheet item={item} />} />
    case 'write':
      return <InkPad {...sheet} />
    case 'share':
      return <Share />
    case 'members':
      return <Members />
    case 'settings':
      return <Settings />
    case 'keys':
      return <Keys at={sheet.at} />
    case 'retention':
      return <RetentionSheet />
    case 'pupils':
      return <Pupils />
    case 'archive':
      return <ArchiveSheet />
    case 'versions':
      return <VersionsSheet />
    case 'sessions':
      return <SessionsSheet />
    case 'agenda':
      return <AgendaSheet />
    case 'calendar':
    case 'close-period':
    case 'close-year':
    case 'year':
    case 'method':
      return <Rhythm at={sheet.sheet} onClose={closeSheet} />
  }
}

type OfCardProps<C> = { cards: readonly C[]; id: string; draw: (card: C) => ComponentChildren }

function OfCard<C extends { id: string }>({ cards, id, draw }: OfCardProps<C>) {
  const card = cards.find((one) => one.id === id)
  const gone = !card
  useEffect(() => {
    if (gone) closeSheet()
  }, [gone])
  return <>{card && draw(card)}</>
}
