import type { Told } from '../trace/trace.ts'
import type { Invariant } from './invariant.ts'

/** F. The record, and what may come in. */
export const record: readonly Invariant[] = [
  {
    id: 'I-50',
    says: 'Every commit raises a case by one revision, and its state and effects are what the machine makes of its history.',
    covers: ['R-81', 'R-82', 'TH-08'],
    watch: () =>
      function* ({ touched }) {
        for (const { differs, rows, revision, id } of touched) {
          if (differs !== undefined) yield differs
          if (rows.length !== revision) yield `${id} has ${rows.length} rows at revision ${revision}`
        }
      },
  },
  {
    id: 'I-51',
    says: 'The same command gets the same answer and is carried out once.',
    covers: ['TH-08', 'R-60'],
    watch: () => {
      const known = new Map<string, Told>()
      return function* ({ told }) {
        for (const one of told) {
          if (one.id === undefined) continue
          const name = `${one.caseId} ${one.id}`
          const first = known.get(name)
          if (first === undefined) {
            if (one.commits > 0 && one.text !== undefined) known.set(name, one)
          } else if (one.commits > 0) yield `${name} was carried out twice`
          else if (one.text !== undefined && one.text !== first.text) yield `${name} was answered otherwise`
        }
      }
    },
  },
  {
    id: 'I-52',
    says: 'What is not in the public schema, or is of a reserved type, changes nothing.',
    covers: ['TH-16', 'R-57', 'R-61'],
    watch: () =>
      function* ({ attacks }) {
        for (const { hostile, answer, commits, caseId } of attacks)
          if (answer === 'ok' || commits > 0) yield `${caseId} heard ${hostile}`
      },
  },
  {
    id: 'I-53',
    says: 'A command of one account changes no case of another.',
    covers: ['TH-22', 'TH-30', 'R-57'],
    watch: () =>
      function* ({ commits }) {
        for (const { cases = [] } of commits) {
          // the case that was commanded comes first; donors of one account meet in it
          const [own = [], ...others] = cases.map(({ body }) => partiesOf(JSON.parse(body)))
          for (const other of others)
            if (other.length > 0 && !other.some((account) => own.includes(account)))
              yield `a command of ${own.join()} wrote a case of ${other.join()}`
        }
      },
  },
  {
    id: 'I-54',
    says: 'A snapshot that fails its schema or version makes no step and no effect, and is listed for an operator.',
    covers: ['R-61'],
    elsewhere: 'test/versions',
  },
  {
    id: 'I-55',
    says: 'Answers for known and unknown accounts are of one shape and one cost.',
    covers: ['TH-09', 'R-55', 'R-93'],
    elsewhere: 'test/unit/decoys.test.ts',
  },
]

/** The accounts that a case is about. */
const partiesOf = ({ account, subject }: { account?: string; subject?: { account: string } }): string[] =>
  [account, subject?.account].filter((one) => one !== undefined)
