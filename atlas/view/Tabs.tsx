import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'

interface TabsProps {
  readonly label: string
  readonly names: readonly string[]
  readonly shown: string
  readonly show: (name: string) => void
  /** What the shown tab holds. */
  readonly children: ComponentChildren
}
export function Tabs({ label, names, shown, show, children }: TabsProps) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const turn = (by: number) => {
    const next = names[(names.indexOf(shown) + by + names.length) % names.length]
    if (next === undefined) return
    show(next)
    const tab = list.current?.children[names.indexOf(next)]
    if (tab instanceof HTMLElement) tab.focus()
  }
  return (
    <div class="tabs">
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
          if (by === 0) return
          event.preventDefault()
          turn(by)
        }}
      >
        {names.map((name) => (
          <button
            type="button"
            role="tab"
            key={name}
            id={`${id}-${name}`}
            aria-selected={name === shown}
            aria-controls={`${id}-panel`}
            tabIndex={name === shown ? 0 : -1}
            onClick={() => show(name)}
          >
            {name}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${shown}`} class="panel" tabIndex={0}>
        {children}
      </div>
    </div>
  )
}
