// The way into the other sessions: choose one, how long it takes and how it goes, and begin.
import { useState } from 'preact/hooks'
import { Play } from 'lucide'
import { lengthsOf, OTHER_KINDS, RETRO_FORMATS } from '../../session/kinds.ts'
import type { OtherKind, RetroFormat } from '../../session/kinds.ts'
import { Button } from '../kit/button.tsx'
import { sessionWords } from '../session-language.ts'
import { closeSheet } from '../sheets.ts'
import { startOther } from './door.tsx'

export function OtherSessions() {
  const t = sessionWords.value.kinds
  const [kind, setKind] = useState<OtherKind | null>(null)
  return (
    <section class="sessions-other">
      <h3>{t.others}</h3>
      <div class="chips">
        {OTHER_KINDS.map((one) => (
          <Button key={one} look="chip" pressed={one === kind} onPress={() => setKind(one)}>
            {t.names[one]}
          </Button>
        ))}
      </div>
      {kind && <Choices key={kind} kind={kind} />}
    </section>
  )
}

function Choices({ kind }: { kind: OtherKind }) {
  const t = sessionWords.value
  const lengths = lengthsOf(kind)
  const [minutes, setMinutes] = useState<number>(lengths[1])
  const [format, setFormat] = useState<RetroFormat>('sailboat')
  return (
    <>
      <p>{t.kinds.about[kind]}</p>
      <div class="chips" role="group" aria-label={t.session.minutes}>
        {lengths.map((one) => (
          <Button key={one} look="chip" pressed={one === minutes} onPress={() => setMinutes(one)}>
            {t.report.length(one)}
          </Button>
        ))}
      </div>
      {kind === 'retrospective' && (
        <div class="chips" role="group" aria-label={t.kinds.format}>
          {RETRO_FORMATS.map((one) => (
            <Button key={one} look="chip" pressed={one === format} onPress={() => setFormat(one)}>
              {t.kinds.formats[one]}
            </Button>
          ))}
        </div>
      )}
      <Button
        look="main"
        icon={Play}
        onPress={() => {
          closeSheet()
          startOther(kind, minutes, format)
        }}
      >
        {t.kinds.start(t.kinds.names[kind].toLowerCase())}
      </Button>
    </>
  )
}
