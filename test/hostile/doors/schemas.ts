import * as core from 'regain/core'
import { z } from 'zod'
import { RestingSchema } from '../../../src/envelope.ts'
import { Ledger } from '../../../src/recovery/ledger.ts'
import { Outgoing } from '../../../src/recovery/outgoing.ts'
import { Client, OpenOptions, RedeemOptions, SubmitOptions, ViewOptions } from '../../../src/recovery/reading.ts'
import { CaseRecord } from '../../../src/recovery/record.ts'

type Named = readonly [name: string, schema: z.ZodType]
const among = (values: readonly (readonly [string, unknown])[]): Named[] =>
  values.flatMap(([name, value]): Named[] => (value instanceof z.ZodType ? [[name, value]] : []))
const within = (of: string, table: object): Named[] =>
  among(Object.entries(table).map(([key, { schema }]) => [`${of} ${key}`, schema]))

/** Every schema that something from outside, from the storage or from a set-up goes through. */
export const schemas: readonly Named[] = [
  ...among(Object.entries(core)),
  ...within('input', core.inputs),
  ...within('fact', core.facts),
  ...within('effect', core.effects),
  ...within('term', core.terms),
  ...among(Object.entries({ Client, OpenOptions, SubmitOptions, RedeemOptions, ViewOptions })),
  ...among(Object.entries({ CaseRecord, Ledger, Outgoing, RestingSchema })),
]
