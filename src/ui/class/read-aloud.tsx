// Reads the board aloud for who cannot read yet. Only with a voice that is on the device: no word may go to another server.
import { Volume2, VolumeX } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { activeGoals } from '../../insights/active-goals.ts'
import { newestSuccesses } from '../../insights/newest-successes.ts'
import { useBoard } from '../board-context.ts'
import { classWords } from '../class-language.ts'
import { cardName } from '../ink/card-name.ts'
import { Button } from '../kit/button.tsx'
import { language } from '../language.ts'

const ALOUD = 5

export function ReadAloud() {
  const board = useBoard()
  const voice = useLocalVoice(language.value)
  const [reading, setReading] = useState(false)
  useEffect(() => () => window.speechSynthesis?.cancel(), [])
  if (!voice) return null
  const t = classWords.value

  const read = () => {
    speechSynthesis.cancel()
    if (reading) return setReading(false)
    const view = board.view.peek()
    const open = view.actions.filter(
      ({ archivedAt, status, list }) =>
        !archivedAt && list === 'improvement' && status !== 'done' && status !== 'stopped',
    )
    const said = [
      [t.goals, ...activeGoals(view).map(({ text }) => text)],
      [t.actions, ...open.map(cardName)],
      [t.successes, ...newestSuccesses(view).map(cardName)],
    ]
      .filter((part) => part.length > 1)
      .flatMap((part) => part.slice(0, ALOUD + 1))
    const speech = new SpeechSynthesisUtterance(said.join('. '))
    speech.voice = voice
    speech.lang = voice.lang
    for (const end of ['end', 'error']) speech.addEventListener(end, () => setReading(false))
    setReading(true)
    speechSynthesis.speak(speech)
  }
  return (
    <Button class="pill" icon={reading ? VolumeX : Volume2} pressed={reading} onPress={read}>
      {reading ? t.quiet : t.readAloud}
    </Button>
  )
}

function useLocalVoice(lang: string): SpeechSynthesisVoice | undefined {
  const [voices, setVoices] = useState<readonly SpeechSynthesisVoice[]>([])
  useEffect(() => {
    // Absent on some panels; and most browsers tell their voices a moment later.
    const speech: SpeechSynthesis | undefined = window.speechSynthesis
    if (!speech) return undefined
    const look = () => setVoices(speech.getVoices())
    look()
    speech.addEventListener?.('voiceschanged', look)
    return () => speech.removeEventListener?.('voiceschanged', look)
  }, [])
  return voices.find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(lang))
}
