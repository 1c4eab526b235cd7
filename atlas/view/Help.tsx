import { useEffect, useRef } from 'preact/hooks'
import type { Command } from './commands.ts'

interface HelpProps {
  readonly commands: readonly Command[]
  readonly close: () => void
}
export function Help({ commands, close }: HelpProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={close}>
      <h2 id="help-title">Keys</h2>
      <dl>
        {commands.map(({ key, says }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
        {chartKeys.map(([key, says]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <p>
        The page runs the real machines with a clock of its own. Nothing is sent anywhere: what a machine asks for is
        only written into the trail.
      </p>
      <form method="dialog">
        <button type="submit" class="primary">
          Close
        </button>
      </form>
    </dialog>
  )
}
const chartKeys = [
  ['↓ →', 'In the chart: along the line'],
  ['↑ ←', 'In the chart: against the line'],
  ['Tab', 'In the chart: the next branch of the state, then on'],
  ['Enter', 'In the chart: take the branch, or go to the state'],
] as const
