import type { Race } from '../race.ts'
import { accounts } from './accounts.ts'
import { changes } from './changes.ts'
import { codes } from './codes.ts'
import { decisions } from './decisions.ts'
import { hosts } from './hosts.ts'

export const races: readonly Race[] = [...codes, ...decisions, ...changes, ...accounts, ...hosts]
