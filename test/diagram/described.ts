import fc from 'fast-check'
import type { Description, StateDescription, TransitionDescription } from 'regain/core'

const names = [
  'alpha',
  'betaGamma',
  'chi',
  'deltaOne',
  'waitingForSomebodyElse',
  'ω',
  '等待審核',
  'a<b&c"d',
  'x',
  'end',
]
const nothing = { effects: [], sources: [] }
const bare = { description: '', screen: null, entry: [], exit: [], sources: [], outcome: null }

/** A state by what matters to a drawing. */
export const state = (name: string, over: Partial<StateDescription> = {}): StateDescription => ({
  ...bare,
  name,
  path: name,
  parent: null,
  type: 'atomic',
  initial: null,
  step: null,
  tone: null,
  each: null,
  ...over,
})
/** A transition by what matters to a drawing. */
export const branch = (
  from: string,
  to: string | null,
  over: Partial<TransitionDescription> = {},
): Omit<TransitionDescription, 'index'> => ({
  ...nothing,
  from,
  to,
  on: { type: 'fact', name: 'step.back' },
  alternative: 0,
  guard: null,
  label: null,
  happy: false,
  origin: 'subject',
  inputs: [],
  yieldedBy: [],
  ...over,
})
export const described = (
  states: readonly StateDescription[],
  branches: readonly Omit<TransitionDescription, 'index'>[],
): Description => ({
  id: 'made.up',
  version: 1,
  fingerprint: 'f',
  preset: 'strict',
  title: 'Made up',
  description: 'Made up',
  initial: states.find(({ type }) => type === 'atomic')?.name ?? '',
  states,
  transitions: branches.map((one, index) => ({ ...one, index })),
  deadlines: [],
  policy: [],
  inputs: [],
  outOfScope: {},
})

const on = fc.constantFrom<(readonly [TransitionDescription['on'], TransitionDescription['origin']])[]>(
  [{ type: 'fact', name: 'code.accepted' }, 'verifier'],
  [{ type: 'fact', name: 'step.back' }, 'subject'],
  [{ type: 'fact', name: 'review.decided' }, 'staff'],
  [{ type: 'fact', name: 'account.frozen' }, 'system'],
  [{ type: 'deadline', name: 'hold' }, 'clock'],
  [{ type: 'always' }, null],
)
const label = fc.constantFrom(null, 'again', 'this was not me, says a contact that leaves', '放棄')

/** Any flow: states in groups up to three deep, branches between any two of them, also ones that no good flow has. */
export const anyDescription: fc.Arbitrary<Description> = fc
  .record({
    states: fc.array(
      fc.record({
        name: fc.constantFrom(...names),
        parent: fc.nat({ max: 60 }),
        holds: fc.constantFrom<(StateDescription['type'] | null)[]>(null, null, null, 'group', 'compound'),
        tone: fc.constantFrom(null, 'warn' as const, 'good' as const, 'bad' as const),
      }),
      { minLength: 2, maxLength: 40 },
    ),
    endings: fc.integer({ min: 1, max: 5 }),
    branches: fc.array(
      fc.record({
        from: fc.nat(),
        to: fc.option(fc.nat()),
        heard: on,
        label,
        happy: fc.boolean(),
        guarded: fc.boolean(),
      }),
      { maxLength: 60 },
    ),
  })
  .map(({ states, endings, branches }) => {
    const holders: string[] = []
    const made = states.map(({ name, parent, holds, tone }, index): StateDescription => {
      const over = holders.length > 0 ? (holders[parent % (holders.length + 1)] ?? null) : null
      const own = `${name}${index}`
      const deep = over === null ? 0 : over.split('.').length
      const full = over === null ? own : `${over}.${own}`
      const isHolder = holds !== null && deep < 3 && index < states.length - 1
      if (isHolder) holders.push(full)
      return state(full, { parent: over, tone, type: isHolder ? holds : 'atomic' })
    })
    const first = (name: string) => made.find(({ parent }) => parent === name)?.name ?? null
    const whole = made.map((one) => {
      const initial = first(one.name)
      return one.type === 'atomic' ? one : { ...one, initial, type: initial === null ? ('atomic' as const) : one.type }
    })
    const ends = Array.from({ length: endings }, (_, index) => state(`ended${index}`, { type: 'final', tone: 'bad' }))
    const froms = whole
    const tos = [...whole.filter(({ type }) => type !== 'group'), ...ends]
    return described(
      [...whole, ...ends],
      branches.map(({ from, to, heard: [heard, origin], label, happy, guarded }) =>
        branch(froms[from % froms.length]?.name ?? '', to === null ? null : (tos[to % tos.length]?.name ?? null), {
          on: heard,
          origin,
          label,
          happy,
          guard: guarded ? { name: 'isAsked', params: null } : null,
        }),
      ),
    )
  })
