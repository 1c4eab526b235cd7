import type { InputType } from '../../vocabulary/inputs.ts'
import { type Answerer, plainly } from './answer.ts'
import { submitBotCheck } from './bot.ts'
import { giveCode, requestCode } from './codes.ts'
import { proposeContact, proveContact } from './contacts.ts'
import { finishFederated, startFederated } from './federated.ts'
import { giveIdentifier } from './identify.ts'
import { finishIdentity, startIdentity } from './identity.ts'
import { giveNewPassword } from './newPassword.ts'
import { finishPasskey, startPasskey } from './passkey.ts'
import { givePassword } from './password.ts'
import { giveAnswers, startAnswers } from './questions.ts'
import { reachAccount } from './reach.ts'
import { submitRequest } from './request.ts'
import { confirmEnrolment, giveTotp, startEnrolment } from './totp.ts'

/** How each input is answered; an input without an answer here is never offered. */
export const answerers: { readonly [T in InputType]?: Answerer<T> } = {
  'identifier.submit': giveIdentifier,
  'bot.submit': submitBotCheck,
  'federated.start': startFederated,
  'federated.finish': finishFederated,
  'passkey.start': startPasskey,
  'passkey.finish': finishPasskey,
  'passkey.skip': plainly(),
  'password.submit': givePassword,
  'password.forget': plainly(),
  'account.reach': reachAccount,
  'contacts.declareUnavailable': plainly(),
  'path.choose': plainly(),
  'factor.declareUnavailable': plainly(),
  'item.choose': plainly(),
  'lost.submit': plainly(),
  'consequences.accept': plainly(),
  'subject.confirm': plainly(),
  'step.back': plainly(),
  'code.request': requestCode,
  'code.submit': giveCode,
  'totp.submit': giveTotp,
  'identity.start': startIdentity,
  'identity.finish': finishIdentity,
  'answers.start': startAnswers,
  'answers.submit': giveAnswers,
  'contact.propose': proposeContact,
  'contact.prove': proveContact,
  'replacement.skip': plainly(),
  'enrolment.start': startEnrolment,
  'enrolment.confirm': confirmEnrolment,
  'key.confirmSaved': plainly(),
  'newPassword.submit': giveNewPassword,
  'request.submit': submitRequest,
  'login.return': plainly(),
  'case.cancel': plainly(),
}
