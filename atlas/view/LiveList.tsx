import type { Flow } from 'regain/core'
import { Wording } from '../../src/wording.ts'
import type { Language } from '../model/languages.ts'
import type { LiveCase } from '../model/live.ts'
import { sayOutcome } from '../model/says.ts'
import { sayMoment } from '../model/steps.ts'

interface Props {
  readonly cases: readonly LiveCase[]
  readonly flows: readonly Flow[]
  readonly language: Language
  readonly shown: string
  readonly choose: (name: string) => void
}

/** Every case, the one that moved last first. */
export function LiveList({ cases, flows, language, shown, choose }: Props) {
  return (
    <nav class="v-cases" aria-label="Cases">
      <ul>
        {cases.map(({ name, flow: id, records }) => {
          const last = records.at(-1)
          if (!last) return null
          const flow = flows.find((one) => one.id === id)
          const title = flow ? Wording.of(flow.copy, language, flow.policy).screen(last.to).title : last.to
          return (
            <li key={name}>
              <button type="button" aria-current={name === shown ? 'true' : undefined} onClick={() => choose(name)}>
                <span class="v-case">
                  <code>{name}</code> <span>{id}</span>
                </span>
                <strong lang={language}>{title}</strong>
                <span class="v-source">
                  {last.outcome ? `Ended: ${sayOutcome(last.outcome)}` : `${records.length} records`},{' '}
                  {sayMoment(last.at)}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
