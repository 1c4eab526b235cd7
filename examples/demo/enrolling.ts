import type { Demo } from './host.ts'
import { type Person, personOf } from './people.ts'

const columns = `INSERT OR IGNORE INTO demo_accounts
  (id, owner, password, email, phone, totp, passkey, linked, face, passwordRoot, coins, frozen, isReset, closed, revision, heldUntil)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 1, 0)`
/** Tenths of a bitcoin. */
const savings = 5

/** Gives those an account who have none yet; their passwords are hashed slowly, as they should be. */
export async function enrol({ file, accounts, passwords, authenticator }: Demo, people: readonly Person[]) {
  const missing = people.filter(({ id }) => !accounts.get(id))
  await Promise.all(
    missing.map(async (person) => {
      const { id, password, email, phone, totp, passkey, linked, unverified, passwordRoot, frozen } = person
      const hash = await passwords.hash(password)
      const factors = [email ?? null, phone ?? null, totp ?? null, passkey ?? null]
      const known = [linked ?? null, unverified ? null : id, passwordRoot ?? null, savings]
      file.run(columns, id, id, hash, ...factors, ...known, frozen ? 1 : 0)
    }),
  )
  for (const { id, totp, appGone } of people)
    if (totp !== undefined && !appGone) authenticator.add(id, 'set up long ago', totp)
}

/** The new account a person has not closed again, if any. */
export const newAccountOf = ({ accounts }: Demo, person: string): string | undefined =>
  accounts.with('owner', person).find(({ id, closed }) => id !== person && !closed)?.id

/**
 * A new account, empty and not verified. The sign-up asks the library first: a contact that was lately given up, or that somebody is about to bind,
 * is not to be registered. `undefined`: one of the two cannot be used.
 */
export async function signUp(
  { file, accounts, passwords, recovery }: Demo,
  owner: string,
  { email, phone }: { readonly email: string; readonly phone: string },
): Promise<string | undefined> {
  const free = await Promise.all(
    (
      [
        ['email', email],
        ['phone', phone],
      ] as const
    ).map(
      async ([kind, value]) =>
        accounts.with(kind, value).length === 0 && (await recovery.contact(kind, value).allows('register')).allowed,
    ),
  )
  if (free.includes(false)) return undefined
  const id = `${owner}-${accounts.with('owner', owner).length + 1}`
  const hash = await passwords.hash(personOf(owner).password)
  // the table's own uniqueness decides between two who sign up at once
  return file.run(columns, id, owner, hash, email, phone, null, null, null, null, null, 0, 0) > 0 ? id : undefined
}
