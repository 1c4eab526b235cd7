import { type Asked, ask } from './asking.ts'
import { Copy } from './copy.ts'
import { type Killer, together } from './killer.ts'
import type { SpecMutant } from './mutant.ts'

export interface Judged {
  readonly mutant: SpecMutant
  readonly answers: readonly { readonly killer: Killer; readonly asked: Asked }[]
}
export const isKilled = ({ answers }: Judged): boolean => answers.every(({ asked }) => asked.is === 'found')

/** Checks that do not pass on the sound sources: what they find of a fault says nothing. */
export async function unsound(mutants: readonly SpecMutant[], workers: number): Promise<string[]> {
  const waiting = together(mutants.flatMap(({ killers }) => killers))
  const wrong: string[] = []
  await inCopies(workers, async ({ folder }) => {
    for (let killer = waiting.shift(); killer; killer = waiting.shift()) {
      const asked = await ask(killer, folder)
      if (asked.is !== 'passed') wrong.push(`${killer.layer}: ${asked.says}`)
    }
  })
  return wrong
}

/** Puts each fault in and lets both of its checks look. */
export async function judgeSpec(
  mutants: readonly SpecMutant[],
  workers: number,
  told: (judged: Judged) => void,
): Promise<readonly Judged[]> {
  const waiting = [...mutants]
  const done: Judged[] = []
  await inCopies(workers, async (copy) => {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      using _ = copy.with(mutant)
      const answers: { killer: Killer; asked: Asked }[] = []
      for (const killer of mutant.killers) answers.push({ killer, asked: await ask(killer, copy.folder) })
      const judged = { mutant, answers }
      done.push(judged)
      told(judged)
    }
  })
  return done
}

async function inCopies(workers: number, work: (copy: Copy) => Promise<void>): Promise<void> {
  await Promise.all(
    Array.from({ length: workers }, async () => {
      using copy = new Copy()
      await work(copy)
    }),
  )
}
