import type { Flow } from 'regain/core'
import { type Language, languageNames, languages } from '../model/languages.ts'
import type { Slot, Theme } from './slot.ts'

interface BarProps {
  readonly flows: readonly Flow[]
  readonly base: Flow
  readonly view: string
  readonly views: readonly Pick<Slot, 'id' | 'title'>[]
  readonly language: Language
  readonly theme: Theme
  readonly show: (view: string) => void
  readonly choose: (flow: Flow) => void
  readonly speak: (language: Language) => void
  readonly light: (theme: Theme) => void
  readonly print: () => void
  readonly help: () => void
}
const exchanges: Readonly<Record<string, string>> = { binance: 'Binance', pionex: 'Pionex', okx: 'OKX' }
const exchangeOf = ({ id }: Flow): string => id.slice(0, id.indexOf('.'))
const themes: Readonly<Record<Theme, string>> = { auto: 'System', light: 'Light', dark: 'Dark' }
const themeOf = (value: string): Theme => (value === 'light' || value === 'dark' ? value : 'auto')

export function Bar(props: BarProps) {
  const { flows, base, view, views, language, theme } = props
  return (
    <header class="bar">
      <h1>Recovery flow atlas</h1>
      <nav aria-label="Views">
        {views.map(({ id, title }) => (
          <button
            type="button"
            key={id}
            {...(view === id ? { 'aria-current': 'page' as const } : {})}
            onClick={() => props.show(id)}
          >
            {title}
          </button>
        ))}
      </nav>
      <label class="flow-pick">
        <span>Flow</span>
        <select
          value={base.id}
          onChange={({ currentTarget }) => {
            const found = flows.find(({ id }) => id === currentTarget.value)
            if (found) props.choose(found)
          }}
        >
          {[...Map.groupBy(flows, exchangeOf)].map(([exchange, all]) => (
            <optgroup key={exchange} label={exchanges[exchange] ?? exchange}>
              {all.map((flow) => (
                <option key={flow.id} value={flow.id}>
                  {exchanges[exchange] ?? exchange}: {flow.copy.en.title}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <div class="bar-end">
        <div class="languages" role="group" aria-label="Language of the screens">
          {languages.map((one) => (
            <button
              type="button"
              key={one}
              aria-pressed={language === one}
              aria-label={`${one}: ${languageNames[one]}`}
              lang={one}
              onClick={() => props.speak(one)}
            >
              {one}
            </button>
          ))}
        </div>
        <label>
          <span class="out">Theme</span>
          <select value={theme} onChange={({ currentTarget }) => props.light(themeOf(currentTarget.value))}>
            {(['auto', 'light', 'dark'] as const).map((one) => (
              <option key={one} value={one}>
                {themes[one]}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={props.print}>
          Print
        </button>
        <button type="button" aria-label="Help and keys" onClick={props.help}>
          ?
        </button>
      </div>
    </header>
  )
}
