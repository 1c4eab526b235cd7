import type { Branch, Way } from '../model/outline.ts'

interface OutlineProps {
  readonly branches: readonly Branch[]
  readonly active: readonly string[]
  readonly visited: ReadonlySet<number>
  readonly next: ReadonlySet<number>
  /** Takes a branch that can be taken now. */
  readonly take: (transition: number) => void
  readonly goTo: (state: string) => void
  readonly reachable: ReadonlySet<string>
}
/** The flow as a nested list: group, state, and where each of its branches leads. */
export function Outline(props: OutlineProps) {
  return (
    <nav class="outline" aria-label="Outline of the flow">
      <List {...props} />
    </nav>
  )
}
function List(props: OutlineProps) {
  const { branches, active, visited, next, take, goTo, reachable } = props
  return (
    <ul>
      {branches.map(({ state, title, ways, within }) => {
        const here = active.includes(state.name)
        const inner = here && !within.some((one) => active.includes(one.state.name))
        return (
          <li key={state.name} class={`kind-${state.type} tone-${state.tone ?? 'calm'} ${here ? 'here' : ''}`}>
            <button
              type="button"
              class="state-name"
              {...(inner ? { 'aria-current': 'step' as const } : {})}
              disabled={!reachable.has(state.name)}
              title={state.description}
              onClick={() => goTo(state.name)}
            >
              {title}
            </button>
            {ways.length > 0 && (
              <ul class="ways">
                {ways.map(({ transition, on, where, goes, happy }) => (
                  <li key={transition} class={`${visited.has(transition) ? 'visited' : ''} ${happy ? 'happy' : ''}`}>
                    {next.has(transition) ? (
                      <button type="button" class="way" onClick={() => take(transition)}>
                        <Says on={on} where={where} goes={goes} />
                      </button>
                    ) : (
                      <span class="way">
                        <Says on={on} where={where} goes={goes} />
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            )}
            {within.length > 0 && <List {...props} branches={within} />}
          </li>
        )
      })}
    </ul>
  )
}
const Says = ({ on, where, goes }: Pick<Way, 'on' | 'where' | 'goes'>) => (
  <>
    <b>{on}</b> {where !== '' && <i>if {where}:</i>} {goes}
  </>
)
