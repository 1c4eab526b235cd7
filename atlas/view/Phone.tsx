import { useState } from 'preact/hooks'
import type { Fact } from 'regain/core'
import { gapsOn, longest } from '../model/copy.ts'
import { type Choice, hopeOf } from '../model/hopes.ts'
import type { Language } from '../model/languages.ts'
import type { Action, Screen } from '../model/screen.ts'
import { screenOf } from '../model/screen.ts'
import { outcomeOf, type Session } from '../model/session.ts'
import { sayMoment } from '../model/steps.ts'

interface PhoneProps {
  readonly session: Session
  readonly language: Language
  /** Every text in the language in which it takes most room. */
  readonly stretched?: boolean
  /** Absent on paper. */
  readonly press?: (fact: Fact, action: Action) => void
}

/** A text, and the language it is really in. */
interface Said {
  readonly text: string
  readonly lang: Language
}

export function Phone({ session, language, stretched = false, press }: PhoneProps) {
  const screens = { en: screenOf(session, 'en'), sv: screenOf(session, 'sv'), zh: screenOf(session, 'zh') }
  const screen = screens[language]
  const { view } = screen
  const say = (read: (screen: Screen) => string): Said => {
    const lang = stretched ? longest(screens, read) : language
    return { text: read(screens[lang]), lang }
  }
  const labelOf = (action: Action): Said => say((one) => actionIn(one, action.key)?.label ?? action.label)
  const gaps = gapsOn(session.flow, screen, language)
  const title = say((one) => one.view.step.title)
  const body = say((one) => one.view.step.body)
  const outcome = outcomeOf(session)
  const withActions = screen.factors.filter(({ actions }) => actions.length > 0)
  const quiet = screen.factors.filter(({ actions }) => actions.length === 0)
  const button = (action: Action) => (
    <ActionRow key={action.key} action={action} label={labelOf(action)} session={session} press={press} />
  )
  return (
    <section class={`phone tone-${view.step.tone}`} aria-label="Screen of the person">
      <div class="phone-top" aria-hidden="true">
        <span class="phone-ear" />
      </div>
      <div class="phone-page">
        {view.progress.of > 1 && (
          <div class="progress" role="img" aria-label={`Step ${view.progress.at} of ${view.progress.of}`}>
            {Array.from({ length: view.progress.of }, (_, index) => (
              <i key={index} class={index < view.progress.at ? 'on' : ''} />
            ))}
          </div>
        )}
        <h2 lang={title.lang}>{title.text}</h2>
        <p class="phone-body" lang={body.lang}>
          {body.text}
        </p>
        {gaps.length > 0 && (
          <p class="badge warn" title={gaps.map(({ entry }) => entry).join(', ')}>
            {language}: copy missing, English shown
          </p>
        )}
        {view.notices.map((notice) => (
          <p key={notice} class="badge info">
            {notices[notice]}
          </p>
        ))}
        {withActions.map(({ factor, actions }) => (
          <fieldset key={factor.kind} class={`factor ${factor.state}`}>
            <legend lang={language}>
              {factor.label} {factor.hint !== '' && <span class="hint">{factor.hint}</span>}
              {factor.state !== 'enrolled' && <em class={`mark ${factor.state}`}>{states[factor.state]}</em>}
            </legend>
            {actions.map(button)}
          </fieldset>
        ))}
        {quiet.length > 0 && outcome === undefined && (
          <ul class="factors" aria-label="Factors of the account">
            {quiet.map((factor) => (
              <li key={factor.factor.kind} lang={language}>
                {factor.factor.label}
                {factor.factor.state !== 'enrolled' && (
                  <em class={`mark ${factor.factor.state}`}>{states[factor.factor.state]}</em>
                )}
              </li>
            ))}
          </ul>
        )}
        {screen.actions.filter(({ exit }) => !exit).map(button)}
        <div class="exits">{screen.actions.filter(({ exit }) => exit).map(button)}</div>
        {view.restrictions.length > 0 && (
          <p class="restricted" lang={language}>
            <strong>
              {list(
                language,
                view.restrictions.flatMap(({ capability, label }) => (capability === 'recover' ? [] : label)),
              )}
            </strong>
            <span lang="en">
              {view.restrictions[0]?.until === undefined
                ? 'Off, with no end yet'
                : `Off until ${sayMoment(view.restrictions[0].until)}`}
            </span>
          </p>
        )}
      </div>
    </section>
  )
}
const actionIn = ({ factors, actions }: Screen, key: string): Action | undefined =>
  [...factors.flatMap((row) => row.actions), ...actions].find((action) => action.key === key)
const list = (language: Language, words: readonly string[]): string => new Intl.ListFormat(language).format(words)
const notices = {
  ownerSignedIn: 'The owner has signed in meanwhile',
  disputed: 'Somebody objects',
  reviewOverdue: 'The review is late',
} as const
const states = { lost: 'lost', proven: 'shown', leaving: 'leaves', replaced: 'new', enrolled: '' } as const

interface RowProps {
  readonly action: Action
  readonly label: Said
  readonly session: Session
  readonly press: ((fact: Fact, action: Action) => void) | undefined
}
function ActionRow({ action, label, session, press }: RowProps) {
  const [chosen, choose] = useState<readonly string[]>([])
  const { set, fields, primary, exit, disabled, key } = action
  const choice: Choice = set ? { kinds: chosen } : action.choice
  const hope = set ? (chosen.length > 0 ? hopeOf(session, action.input, choice) : undefined) : action.hope
  const why = disabled ?? (hope ? undefined : set ? 'Tick what this is about' : 'Not under these conditions')
  const toggle = (value: string) =>
    choose(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
  return (
    <form
      class="action"
      onSubmit={(event) => {
        event.preventDefault()
        if (hope && why === undefined) press?.(hope, action)
      }}
    >
      {set?.map(({ value, label: says }) => (
        <label key={value} class="tick">
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
          {says}
        </label>
      ))}
      {disabled === undefined &&
        fields.map(({ name, type, sample }) => (
          <input
            key={`${key} ${name}`}
            class={`field ${type}`}
            type="text"
            defaultValue={sample}
            aria-label={fieldNames[type]}
            autocomplete="off"
            spellcheck={false}
            maxLength={80}
          />
        ))}
      <button
        type="submit"
        class={primary ? 'primary' : exit ? 'exit' : 'plain'}
        disabled={why !== undefined}
        title={why}
        lang={label.lang}
      >
        {label.text}
      </button>
      {disabled !== undefined && <small lang={label.lang}>{disabled}</small>}
    </form>
  )
}
const fieldNames = { code: 'Code', password: 'Password', address: 'Address or number', response: 'Answer' } as const
