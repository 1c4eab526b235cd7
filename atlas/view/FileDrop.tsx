import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

export interface Read {
  readonly name: string
  readonly text: string
}
interface Props {
  readonly label: string
  /** `.json`. */
  readonly accept: string
  readonly read: (file: Read) => void
  readonly children?: ComponentChildren
}
/** No file of ours is larger. */
const LARGEST = 20_000_000

/** A file that is chosen or dropped here; it is read in the page and goes nowhere. */
export function FileDrop({ label, accept, read, children }: Props) {
  const [isOver, over] = useState(false)
  const take = async (file: File | undefined) => {
    if (!file) return
    read({ name: file.name, text: file.size > LARGEST ? '' : await file.text() })
  }
  return (
    // the button inside does the same for the keyboard
    <div
      class={`v-drop${isOver ? ' v-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        over(true)
      }}
      onDragLeave={() => over(false)}
      onDrop={(event) => {
        event.preventDefault()
        over(false)
        void take(event.dataTransfer?.files[0])
      }}
    >
      {children}
      <label class="v-file">
        Open or drop a file
        <input
          type="file"
          class="v-hidden"
          accept={accept}
          aria-label={label}
          onChange={({ currentTarget }) => {
            void take(currentTarget.files?.[0])
            // the same file may be chosen again
            currentTarget.value = ''
          }}
        />
      </label>
    </div>
  )
}
