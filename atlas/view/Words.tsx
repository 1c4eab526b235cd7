import { type Language, languageNames, languages } from '../model/languages.ts'
import { countTexts, type Finding, sayWhy, wordFindings } from '../model/words.ts'
import type { ViewProps } from './slot.ts'
import { Tone } from './Tone.tsx'

const others: readonly Language[] = languages.filter((one) => one !== 'en')
const exact = new Intl.NumberFormat('en')

/** What the languages lack: every text of every flow against the English one. */
export function Words({ flows, language }: ViewProps) {
  const shown = language === 'en' ? others : [language]
  return (
    <section class="v words" aria-label="Words">
      <p class="v-lead">
        Every text of every flow, against the English one. A text that a language lacks is shown in English.
      </p>
      {shown.map((one) => {
        const counts = flows.map((flow) => ({ flow, ...countTexts(flow, one) }))
        const findings = wordFindings(flows, one)
        const all = counts.reduce((sum, count) => sum + count.all, 0)
        const own = counts.reduce((sum, count) => sum + count.own, 0)
        const tone = findings.length === 0 ? 'good' : 'warn'
        return (
          <article key={one} class={`v-card v-${tone}`}>
            <h3>{languageNames[one]}</h3>
            <p class="v-headline">
              <Tone tone={tone} />{' '}
              {findings.length === 0 ? 'No screen lacks a text' : `${findings.length} texts to look at`}:{' '}
              {exact.format(own)} of {exact.format(all)} are there
            </p>
            <details open={findings.length === 0}>
              <summary>By flow</summary>
              <ul class="v-counts">
                {counts.map(({ flow, all: texts, own: there }) => (
                  <li key={flow.id}>
                    <code>{flow.id}</code> <meter min={0} max={texts} value={there} aria-label={flow.copy.en.title} />{' '}
                    {there} of {texts}
                  </li>
                ))}
              </ul>
            </details>
            {findings.length > 0 && <Findings findings={findings} language={one} />}
          </article>
        )
      })}
    </section>
  )
}

function Findings({ findings, language }: { readonly findings: readonly Finding[]; readonly language: Language }) {
  return (
    <table class="v-table">
      <thead>
        <tr>
          <th scope="col">Flow</th>
          <th scope="col">Text</th>
          <th scope="col">What is wrong</th>
          <th scope="col">English</th>
          <th scope="col">{languageNames[language]}</th>
        </tr>
      </thead>
      <tbody>
        {findings.map(({ flow, key, why, english, text }) => (
          <tr key={`${flow} ${key} ${why}`}>
            <td data-name="Flow">
              <code>{flow}</code>
            </td>
            <td data-name="Text">
              <code>{key}</code>
            </td>
            <td data-name="What is wrong">{sayWhy[why]}</td>
            <td data-name="English">{english || '—'}</td>
            <td data-name={languageNames[language]} lang={language}>
              {text ?? '—'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
