import { type Description, Factor, type Flow, PasswordRoot, type PolicyName } from 'regain/core'
import { type Conditions, type Opening, openingsOf, type Preset, presets } from '../model/conditions.ts'
import { gapsOf } from '../model/copy.ts'
import { languageNames, languages } from '../model/languages.ts'
import { type Term, termsOf } from '../model/terms.ts'

interface SettingProps {
  readonly base: Flow
  readonly is: Description
  readonly preset: Preset
  readonly conditions: Conditions
  readonly asks: boolean
  readonly vary: (preset: Preset, conditions: Conditions) => void
  readonly ask: (on: boolean) => void
}
const factorNames: Readonly<Record<Factor, string>> = {
  email: 'E-mail',
  phone: 'Phone',
  totp: 'Authenticator app',
  passkey: 'Passkey',
}
const rootNames: Readonly<Record<PasswordRoot, string>> = {
  password: 'nothing: it is its own root',
  email: 'the e-mail address, not long ago',
  phone: 'the phone number, not long ago',
}
const openingNames: Readonly<Record<Opening, string>> = {
  'visitor.arrived': 'Signed out',
  'session.recognised': 'Signed in',
  'handOver.received': 'Handed over by another flow',
  'client.outdated': 'With an app that is too old',
}
const presetNames: Readonly<Record<Preset, string>> = { exchange: 'The exchange’s own', hardened: 'Hardened' }

/** What is so before the case begins; every change begins it anew. */
export function Setting({ base, is, preset, conditions, asks, vary, ask }: SettingProps) {
  const { enrolled, root, start, fresh } = conditions
  const toggle = (kind: Factor) =>
    vary(preset, {
      ...conditions,
      enrolled: Factor.options.filter((one) => (one === kind ? !enrolled.includes(one) : enrolled.includes(one))),
    })
  return (
    <div class="setting">
      <fieldset>
        <legend>The account has</legend>
        {Factor.options.map((kind) => (
          <label key={kind} class="tick">
            <input type="checkbox" checked={enrolled.includes(kind)} onChange={() => toggle(kind)} />{' '}
            {factorNames[kind]}
          </label>
        ))}
      </fieldset>
      <label class="pick">
        The case begins
        <select
          value={start}
          onChange={({ currentTarget }) => {
            const [found] = openingsOf(base).filter((one) => one === currentTarget.value)
            if (found) vary(preset, { ...conditions, start: found })
          }}
        >
          {openingsOf(base).map((one) => (
            <option key={one} value={one}>
              {openingNames[one]}
            </option>
          ))}
        </select>
      </label>
      {start === 'session.recognised' && (
        <label class="tick">
          <input type="checkbox" checked={fresh} onChange={() => vary(preset, { ...conditions, fresh: !fresh })} />{' '}
          Signed in not long ago
        </label>
      )}
      <label class="pick">
        The password was last reset through
        <select
          value={root}
          onChange={({ currentTarget }) => {
            const through = PasswordRoot.options.find((one) => one === currentTarget.value)
            if (through) vary(preset, { ...conditions, root: through })
          }}
        >
          {PasswordRoot.options.map((one) => (
            <option key={one} value={one}>
              {rootNames[one]}
            </option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend>Policy</legend>
        {presets.map((one) => (
          <label key={one} class="tick">
            <input type="radio" name="preset" checked={preset === one} onChange={() => vary(one, conditions)} />
            {presetNames[one]}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>Checks</legend>
        <label class="tick">
          <input type="checkbox" checked={asks} onChange={() => ask(!asks)} /> Ask me how each turns out
        </label>
      </fieldset>
      <Terms is={is} />
      <CopyReport base={base} is={is} />
    </div>
  )
}
/** How long a person waits for what, and what is off meanwhile. */
function Terms({ is }: Pick<SettingProps, 'is'>) {
  const terms = termsOf(is)
  return (
    <section class="terms">
      <h2>Waits and limits</h2>
      <TermList terms={terms.filter(({ name }) => felt.has(name))} />
      <details>
        <summary>Every value of the policy</summary>
        <TermList terms={terms.filter(({ name }) => !felt.has(name))} />
      </details>
    </section>
  )
}
/** What a person feels of a policy. */
const felt = new Set<PolicyName>([
  'wait',
  'hold',
  'holdFor',
  'ban',
  'reviewTarget',
  'documentsTarget',
  'caseLife',
  'codeLife',
  'retryCoolDown',
  'retryCap',
])
const TermList = ({ terms }: { readonly terms: readonly Term[] }) => (
  <dl>
    {terms.map(({ name, says, value, sources }) => (
      <div key={name}>
        <dt>{says}</dt>
        <dd>
          <b>{value}</b> <small>{sources}</small>
        </dd>
      </div>
    ))}
  </dl>
)
/** Which screens and buttons have no words of their own in a language. */
function CopyReport({ base, is }: Pick<SettingProps, 'base' | 'is'>) {
  const gaps = gapsOf(base, is)
  return (
    <section class="copy-report">
      <h2>Copy</h2>
      <ul>
        {languages.map((language) => {
          const missing = gaps.filter((gap) => gap.language === language)
          return (
            <li key={language}>
              <b>{languageNames[language]}</b>{' '}
              {missing.length === 0
                ? 'every screen and button'
                : `lacks ${missing.map(({ entry }) => entry).join(', ')}`}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
