import type { InputType, OutcomeType } from 'regain/core'

/** A case from its opening to its end, told for people who design it. Plain JSON. */
export interface Story {
  /** Stays the same as long as what it is about does: `happy`, `lost:email+phone`, `denied:underReview:review.decided:1`. */
  readonly id: string
  /**
   * `happy`: what a help page tells; `lost`: the same with other factors lost; `ending`: a way into an ending; `screen`: past a screen that
   * no other shows; `cover`: one of the paths that between them take every transition.
   */
  readonly kind: 'happy' | 'lost' | 'ending' | 'screen' | 'cover'
  /** How it ended, with why or where to: `completed`, `blocked frozen`, `referred support`. */
  readonly ending: string
  readonly outcome: OutcomeType
  /** The state it ends in. */
  readonly end: string
  /** `Phone lost; proved with e-mail; approved by the system; new phone bound. Ends with “All done”.` */
  readonly sentence: string
  readonly steps: readonly StoryStep[]
}
export interface StoryStep {
  /** `check`: the answer to something that the person has submitted. */
  readonly by: 'person' | 'check' | 'staff' | 'host' | 'clock'
  /** What happens, in words: `the code sent by e-mail is right`. */
  readonly tells: string
  /** `code.accepted kind=email`, `after hold`. */
  readonly says: string
  /** What the machine hears; a timer's id where it is the clock. */
  readonly fact: { readonly type: string }
  /** The names of the states before and after it. */
  readonly from: string
  readonly to: string
  /** Places in the description's list of the transitions it takes, those that follow by themselves included. */
  readonly transitions: readonly number[]
  /** What the person submits, and the words on its button. */
  readonly input?: InputType
  readonly label?: string
}

/** A sentence without how it ends, for where that is said already. */
export const withoutEnding = ({ sentence }: Story): string => sentence.replace(/(^| )Ends with “[^”]*”\.$/, '')

/** Stories of one flow, with everything that repeats once. */
export interface PackedStories {
  readonly flow: string
  readonly fingerprint: string
  readonly states: readonly string[]
  readonly facts: readonly Happening[]
  /** Places of the fact, of the states before and after it, and of the transitions. */
  readonly steps: readonly (readonly number[])[]
  /** Steps are places in that list. */
  readonly stories: readonly (Omit<Story, 'steps'> & { readonly steps: readonly number[] })[]
}
type Happening = Omit<StoryStep, 'from' | 'to' | 'transitions'>

export function pack(flow: string, fingerprint: string, stories: readonly Story[]): PackedStories {
  const states = new Shelf<string>()
  const facts = new Shelf<Happening>()
  const steps = new Shelf<readonly number[]>()
  const packed = stories.map((story) => ({
    ...story,
    steps: story.steps.map(({ from, to, transitions, ...fact }) =>
      steps.place([facts.place(fact), states.place(from), states.place(to), ...transitions]),
    ),
  }))
  return { flow, fingerprint, states: states.all, facts: facts.all, steps: steps.all, stories: packed }
}
export function unpack({ stories, steps, facts, states }: PackedStories): Story[] {
  const told = steps.flatMap(([fact = -1, before = -1, after = -1, ...transitions]): StoryStep[] => {
    const [happening, from, to] = [facts[fact], states[before], states[after]]
    return happening && from !== undefined && to !== undefined ? [{ ...happening, from, to, transitions }] : []
  })
  return stories.map((story) => ({ ...story, steps: story.steps.flatMap((place) => told[place] ?? []) }))
}
/** Things by their place, equal ones once. */
class Shelf<T> {
  readonly all: T[] = []
  readonly #places = new Map<string, number>()
  place(thing: T): number {
    const key = JSON.stringify(thing)
    const known = this.#places.get(key) ?? this.all.push(thing) - 1
    this.#places.set(key, known)
    return known
  }
}
