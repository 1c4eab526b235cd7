/** A message as it goes out. */
export interface Message {
  /** An e-mail address or a number in E.164. */
  readonly to: string
  readonly locale: string
  readonly subject: string
  readonly text: string
}
/** Sends a message. Throws when it may not have gone out; it is then tried again under the same key. */
export interface Courier {
  deliver(message: Message, key: string): Promise<void>
}
