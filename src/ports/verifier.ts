export type Provider = 'google' | 'apple'

/** Who and what a check is about. `account: null`: nobody has this identifier; answer `failed` after the usual work. */
export interface CheckRequest {
  readonly account: string | null
  readonly caseId: string
  readonly flow: string
  /** Which factor or step the check serves: `password`, `totp`, `enrolment`, `passkey`, `identity`, `answers`, `botCheck`, `federated`, `newPassword`. */
  readonly purpose: string
  /** What `prepare` gave for this case, when the check is about it. */
  readonly handle?: string
  /** For `identity`: how it is shown. */
  readonly method?: 'face' | 'document'
  /** For `federated`: where the person signs in. */
  readonly provider?: Provider
  /** For `begin`: the id under which the host may later `report` a result. */
  readonly request?: string
}

/**
 * The answer of a check, with what the kind adds. `pending`: a result comes later through `report`.
 * A check must never throw because a response is malformed: that is `failed`.
 */
export type Verdict<Detail extends object = object> =
  | ({ readonly verdict: 'passed' } & Detail)
  | { readonly verdict: 'failed' }
  | { readonly verdict: 'pending' }

/** Asked once per command; the same key must give the same answer. */
export interface Verifier<Response = Readonly<Record<string, string>>, Detail extends object = object> {
  check(request: CheckRequest, response: Response, key: string): Promise<Verdict<Detail>>
}

/** Plain data for the person's device: options of a ceremony, questions, an address to go to. */
export type Challenge = Readonly<Record<string, unknown>>

/**
 * A check that must be begun; the same key must give the same challenge. Of `passkey`, `identity` and `federated` each challenge is its own: good for the
 * account, the case and the method or provider that it was begun for, and answered once.
 */
export interface Begins {
  begin(request: CheckRequest, key: string): Promise<Challenge>
}

/** Shown to the person once, never stored by the library. */
export interface Reveal {
  readonly kind: 'totp'
  /** Base32. */
  readonly secret: string
  /** `otpauth://` (Key Uri Format). */
  readonly uri: string
}
/** Makes a secret that stays with the host; the case keeps the handle. The same key must give the same answer. */
export interface Prepares {
  prepare(request: CheckRequest, key: string): Promise<{ readonly handle: string; readonly reveal?: Reveal }>
}

/** Takes a new password over; `weak` or `same` as the old one: refused. The same key must give the same answer. */
export interface PreparesPassword {
  prepare(
    request: CheckRequest,
    password: string,
    key: string,
  ): Promise<{ readonly handle: string } | { readonly refused: 'weak' | 'same' }>
}

/** `prepare` only where a flow sets a new password. */
export type PasswordVerifier = Verifier<string> & Partial<PreparesPassword>
/** `step` is the accepted time step (RFC 6238 4.2): a code is good once. */
export type TotpVerifier = Verifier<string, { readonly step: number }> & Prepares
export type PasskeyVerifier = Verifier & Begins
export type IdentityVerifier = Verifier<
  Readonly<Record<string, string>>,
  /** `account`: whose face or document it is, where that is another account than the one asked about. */
  { readonly of: 'owner' | 'another' | 'nobody'; readonly account?: string }
> &
  Begins
export type AnswersVerifier = Verifier<
  Readonly<Record<string, string>>,
  { readonly band: 'strong' | 'fair' | 'weak' }
> &
  Begins

/** The token of a widget on the page: it stands for one person and one command. */
export type BotCheckVerifier = Verifier
/** `account`: whose sign-in it is; `null` when it is linked to none. */
export type FederatedVerifier = Verifier<Readonly<Record<string, string>>, { readonly account: string | null }> & Begins

export interface Verifiers {
  readonly password?: PasswordVerifier
  readonly totp?: TotpVerifier
  readonly passkey?: PasskeyVerifier
  readonly identity?: IdentityVerifier
  readonly answers?: AnswersVerifier
  readonly botCheck?: BotCheckVerifier
  readonly federated?: FederatedVerifier
}
