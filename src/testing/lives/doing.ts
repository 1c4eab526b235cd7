import type fc from 'fast-check'
import type { Life } from './life.ts'

export type Command = fc.AsyncCommand<object, Life>
abstract class Step implements Command {
  abstract run(model: object, life: Life): Promise<void>
  abstract toString(): string
  check(): boolean {
    return true
  }
}
/** A command that does something and then looks whether everything still holds. */
export class Does extends Step {
  readonly #says: string
  readonly #act: (life: Life) => Promise<unknown>
  constructor(says: string, act: (life: Life) => Promise<unknown>) {
    super()
    this.#says = says
    this.#act = act
  }
  async run(_: object, life: Life): Promise<void> {
    await this.#act(life)
    await life.check()
  }
  toString(): string {
    return this.#says
  }
}
export const does = <T extends unknown[]>(
  name: string,
  values: fc.Arbitrary<T>,
  act: (life: Life, ...values: T) => Promise<unknown>,
): fc.Arbitrary<Command> =>
  values.map((picked) => {
    const said = picked.map((one) => JSON.stringify(one)).join(', ')
    return new Does(`${name}(${said})`, (life) => act(life, ...picked))
  })
