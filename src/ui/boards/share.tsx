// Sharing: a QR code that is covered until tapped and covered again after a minute, and the two kinds of link.
import { useEffect, useState } from 'preact/hooks'
import { Copy, Eye, EyeOff, Lock, Pencil } from 'lucide'
import { useBoard } from '../board-context.ts'
import type { InviteKind } from '../board-context.ts'
import { announce } from '../kit/announce.tsx'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { TextField } from '../kit/text-field.tsx'
import { aroundWords } from '../around-language.ts'
import { copyText } from '../copy-text.ts'
import { words } from '../language.ts'
import { closeSheet } from '../sheets.ts'
import './share.css'

/** On a shared screen a forgotten code is an open door (ux.md 2.7). */
const SHOWN_MS = 60_000

export function Share() {
  const board = useBoard()
  const t = aroundWords.value.share
  const [kind, setKind] = useState<InviteKind>(board.invite.kinds.value[0] ?? 'watch')
  const [link, setLink] = useState('')
  const [code, setCode] = useState<{ size: number; path: string } | null>(null)
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no')

  useEffect(() => {
    let here = true
    setCode(null)
    setCopied('no')
    void board.invite.link(kind).then((made) => {
      if (here) setLink(made)
    })
    return () => {
      here = false
    }
  }, [kind])

  useEffect(() => {
    if (!code) return undefined
    const timer = setTimeout(() => setCode(null), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [code])

  const showCode = async () => {
    const { encode } = await import('uqr')
    const { size, data } = encode(link, { ecc: 'M', border: 2 })
    setCode({ size, path: pathOf(data) })
  }
  const copy = async () => {
    const done = await copyText(link)
    setCopied(done ? 'yes' : 'failed')
    announce(done ? t.copied : t.copyFailed)
  }

  return (
    <Sheet
      title={t.title(board.view.value.name)}
      closeLabel={words.value.common.close}
      onClose={closeSheet}
      wide
      class="share"
    >
      <div class="share-columns">
        <div class={`share-code${code ? ' open' : ''}`}>
          {code ? (
            <>
              <svg
                viewBox={`0 0 ${code.size} ${code.size}`}
                role="img"
                aria-label={t.code}
                shape-rendering="crispEdges"
              >
                <path d={code.path} fill="#000" />
              </svg>
              <Button look="quiet" icon={EyeOff} onPress={() => setCode(null)}>
                {t.hideCode}
              </Button>
            </>
          ) : (
            <Button look="main" icon={Eye} onPress={() => void showCode()} disabled={!link}>
              {t.showCode}
            </Button>
          )}
        </div>
        <div class="share-words">
          <div role="radiogroup" aria-label={t.kind} class="share-kinds">
            {board.invite.kinds.value.map((one) => (
              <label key={one} class={`share-kind${one === kind ? ' on' : ''}`}>
                <input
                  type="radio"
                  name="invite-kind"
                  class="visually-hidden"
                  checked={one === kind}
                  onChange={() => setKind(one)}
                />
                <Icon of={one === 'join' ? Pencil : Eye} />
                <span>
                  <b>{one === 'join' ? t.join : t.watch}</b>
                  <span>{one === 'join' ? t.joinHint : t.watchHint}</span>
                </span>
              </label>
            ))}
          </div>
          {!board.invite.kinds.value.includes('join') && <p>{t.onlyWatch}</p>}
          <Button icon={Copy} onPress={() => void copy()} disabled={!link} class="share-copy">
            {copied === 'yes' ? t.copied : t.copyLink}
          </Button>
          {copied === 'failed' && (
            <>
              <p>{t.copyFailed}</p>
              <TextField label={t.linkField} value={link} onInput={() => {}} />
            </>
          )}
          <p class="share-sealed">
            <Icon of={Lock} />
            <span>{t.sealed}</span>
          </p>
        </div>
      </div>
    </Sheet>
  )
}

/** The dark squares of a QR code as one SVG path. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  return rows.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
}
