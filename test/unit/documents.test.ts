import { readFileSync } from 'node:fs'
import { defaults } from 'regain/core'
import { expect, test } from 'vitest'
import { drawing, file } from '../../scripts/picture.ts'

test('the picture is that of the machine', () => {
  const drawn = drawing()
  expect(drawn).toBe(drawing())
  expect(readFileSync(file, 'utf8'), 'npm run draw').toBe(drawn)
})

test('every threat is told, once', () => {
  const told = [...readFileSync('SECURITY.md', 'utf8').matchAll(/^\| (TH-\d\d) \|/gm)].map(([, id]) => id)
  expect(told).toEqual(Array.from({ length: 30 }, (_, index) => `TH-${String(index + 1).padStart(2, '0')}`))
})

test('the numbers are those of the policy', () => {
  const text = readFileSync('SECURITY.md', 'utf8')
  const { guessesPerCode, guessesPerDay, resendAfter, sendsPerHour } = defaults
  expect(text).toContain(`${guessesPerCode.value} guesses, then the code is closed`)
  expect(text).toContain(`${guessesPerCode.value} guesses: ${guessesPerCode.value} in 1 000 000 a code`)
  expect(text).toContain(
    `${guessesPerDay.value} guesses a day over all codes: 1 in ${100_000 / (guessesPerDay.value / 10)}`.replace(
      '100000',
      '100 000',
    ),
  )
  expect(text).toContain(`a stranger has ${guessesPerDay.value / 2} guesses a day`)
  expect(resendAfter.value).toEqual({ seconds: 60 })
  expect(text).toContain(`60 s between two, ${sendsPerHour.value} an hour`)
})
