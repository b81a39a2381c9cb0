// One field with its label. A long text grows with what is typed; Enter finishes the form in both.
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import './text-field.css'

type TextFieldProps = {
  label: string
  hint?: string | undefined
  value: string
  onInput: (value: string) => void
  onBlur?: (() => void) | undefined
  onEnter?: () => boolean
  long?: boolean
  autofocus?: boolean
  type?: 'text' | 'date' | 'time'
  inputMode?: 'decimal' | 'url'
  placeholder?: string
  autoComplete?: string
  maxLength?: number
  problem?: string | undefined
}

export function TextField(props: TextFieldProps) {
  const { label, hint, value, long, problem } = props
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const line = useRef<HTMLInputElement>(null)

  useLayoutEffect(() => {
    if (props.autofocus) (area.current ?? line.current)?.focus()
  }, [])

  useLayoutEffect(() => {
    const element = area.current
    // Where the style sheet can do it, nothing waits for the whole board to be laid out.
    if (!element || CSS.supports('field-sizing', 'content')) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight + 4}px`
  }, [value])

  const shared = {
    id,
    value,
    placeholder: props.placeholder ?? hint,
    maxLength: props.maxLength,
    autoComplete: props.autoComplete ?? 'off',
    'data-autofocus': props.autofocus ? '' : undefined,
    'aria-invalid': problem ? true : undefined,
    // Beside the label: what is wrong is no part of the field's name.
    'aria-describedby': problem ? `${id}-problem` : undefined,
    onBlur: props.onBlur,
  }
  return (
    <div class="text-field">
      <label class="text-field-label" for={id}>
        {label}
      </label>
      {long ? (
        <textarea
          {...shared}
          ref={area}
          rows={2}
          onInput={(event) => props.onInput(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
            event.preventDefault()
            if (!props.onEnter?.()) submit(event.currentTarget.form)
          }}
        />
      ) : (
        <input
          {...shared}
          ref={line}
          {...typeOf(props.type)}
          inputMode={props.inputMode}
          onInput={(event) => props.onInput(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.isComposing && props.onEnter?.()) event.preventDefault()
          }}
        />
      )}
      {problem && (
        <span class="text-field-problem" role="alert" id={`${id}-problem`}>
          {problem}
        </span>
      )}
    </div>
  )
}

function submit(form: HTMLFormElement | null) {
  if (!form) return
  // Safari before 16 and Chrome before 76 lack it; its button asks the same checks of the fields.
  if (typeof form.requestSubmit === 'function') return form.requestSubmit()
  const button = form.querySelector<HTMLElement>('[type=submit]')
  if (button) button.click()
  else form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
}

/** The element's types allow each kind of input by itself, not a choice between them. */
function typeOf(type: TextFieldProps['type']) {
  if (type === 'date') return { type: 'date' } as const
  if (type === 'time') return { type: 'time' } as const
  return { type: 'text' } as const
}
