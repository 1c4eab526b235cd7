/**
 * Cases that meet, searched through: what can come about when two flows run on one account, or two accounts turn to one contact, with an
 * attacker who moves between the owner's moves.
 *
 * A **world** (`world.ts`) is the accounts with their ledgers, the claims on contacts, and the open cases. Each case is the flow's own
 * machine, stepped by the library's own engine (`part.ts`); the ledger is the library's own record, counted and read by its own functions
 * (`src/recovery/ledger.ts`). What lies between them, the rules by which a commit reads and writes ledgers, is told again here in small
 * (`entering.ts`, `carrying.ts`, `draft.ts`, `opening.ts`, `applying.ts`, `inputs.ts`), each piece with the name of the file it mirrors; the
 * rules that everything depends on stand in `rules.ts`, one by one, so that a test can break each and see a law find it.
 *
 * **People** (`people.ts`, `product.ts`) make only those facts happen that what they have and know allows: a code from a mailbox takes the
 * mailbox, a guess is never right. Around them the host, its staff, identity providers and the clock move (`surroundings.ts`). The **search**
 * (`search.ts`) is breadth first over every move of everybody in every world: exact, and a law's first exception is a shortest one, told move
 * by move. **Laws** (`laws.ts`) compare a world with what a witness remembers beside the ledgers, not with the ledgers themselves. How long
 * the owner can be kept out (`liveness.ts`) is a game: after each move of the owner the attacker has as many as they like.
 *
 * What makes it finite, and what is therefore not seen:
 * - Time is counted in days. Whatever is shorter (life of codes and evidence, the answer of the host) happens within one: evidence is of
 *   today or old, deliveries are made before the next day. Longer times keep their order, not their length: a hold has 1 or 2 days, the
 *   independence of a password 3, a ban 4. Denials are not forgotten.
 * - Budgets have a limit of 2 and a window of a day; a search counts the purposes it names, the others are unlimited. Codes to a replacement,
 *   tries at an identity or at answers, documents and passkeys are left out; the face is right or wrong at once.
 * - Deadlines that only escalate, or end in what a verdict can say as well, are left out. Messages are not delivered; notices are objected to
 *   from the contacts a search names.
 * - Steps nobody else can see go by themselves (`settling.ts`). Where nothing is counted a case in which nothing is shown yet is left out:
 *   opening it and the first that is shown are one move. Of unsubmitted cases each person has one that changes something and one that does
 *   not; at most four are open.
 * - The host that makes a change does not look whether a contact is another account's: uniqueness is left to the library.
 */
export { laws } from './laws.ts'
export { isRecovered, type KeptOut, keptOut } from './liveness.ts'
export { type Model, modelOf, type Person, type Product } from './product.ts'
export { ownerOf, type Rules, rules } from './rules.ts'
export { type Broken, type Found, type Law, type Made, type SearchOptions, search, wayTo } from './search.ts'
export type { Bound, World } from './world.ts'
