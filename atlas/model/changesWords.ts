/** A text in three: what another has, too, at its beginning and its end, and what is its own between. */
export interface Apart {
  readonly start: string
  readonly middle: string
  readonly end: string
}

const wordsIn = (text: string, language: string): string[] =>
  [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)].map(({ segment }) => segment)

/** Whole words, as the language has them; Chinese has no spaces between them. */
export function apartFrom(text: string, other: string, language: string): Apart {
  const [own, theirs] = [wordsIn(text, language), wordsIn(other, language)]
  let start = 0
  while (start < own.length && own[start] === theirs[start]) start += 1
  let end = 0
  const most = Math.min(own.length, theirs.length) - start
  while (end < most && own.at(-1 - end) === theirs.at(-1 - end)) end += 1
  const after = own.length - end
  return {
    start: own.slice(0, start).join(''),
    middle: own.slice(start, after).join(''),
    end: own.slice(after).join(''),
  }
}
