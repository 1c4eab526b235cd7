import type { Language } from '../model/languages.ts'
import { messagesOf } from '../model/messages.ts'
import type { Session } from '../model/session.ts'
import { sayMoment } from '../model/steps.ts'

/** What would have been sent. */
export function Messages({ session, language }: { readonly session: Session; readonly language: Language }) {
  const messages = messagesOf(session, language)
  if (messages.length === 0) return <p class="quiet">Nothing has been sent to anybody yet.</p>
  return (
    <ul class="messages">
      {messages.map(({ at, to, subject, text }, index) => (
        <li key={index}>
          <small>
            {sayMoment(at)} to {to}
          </small>
          <b lang={language}>{subject}</b>
          <p lang={language}>{text}</p>
        </li>
      ))}
    </ul>
  )
}
