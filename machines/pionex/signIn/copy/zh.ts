import type { OwnWords } from '../../../common/copy.ts'

export const zh: OwnWords = {
  title: '登录',
  does: '登录账户',
  about: '登录',
  screens: {
    identifying: {
      title: '登录',
      body: '请填写您的邮箱或手机号，或使用 Google 或 Apple 继续。网页、Android 和 iOS 的步骤相同。',
    },
    federated: {
      title: '使用 Google 或 Apple 继续',
      body: '请在那里选择您的账户并确认。它的密码只在对方的页面上输入，切勿在此填写。如果您在本站的账户还需要第二项验证，接下来会进行。',
    },
    password: {
      title: '您的密码',
      body: '请输入密码。如果忘记了，请先设置新密码。',
    },
    checkingSecond: {
      title: '请稍候',
      body: '我们正在确认您的账户是否需要第二项验证。',
    },
    provingSecond: {
      title: '第二项验证',
      body: '完成一项即可：短信验证码、身份验证应用中的验证码，或列出的其他方式。短信验证码{codeLife}内有效。其中某一项丢失了？请告诉我们，我们会为您指出其他办法。',
    },
    provingEmail: {
      title: '暂用邮箱验证码',
      body: '您的账户需要身份验证应用，但尚未绑定。在绑定之前，暂以邮箱验证码代替，{codeLife}内有效。登录后请立即绑定。',
    },
    signedIn: {
      title: '您已登录',
      body: '现在可以使用您的账户了。如果还需要绑定身份验证应用，请先绑定。',
    },
    cancelled: { title: '登录已取消', body: '您尚未登录，可以随时重新开始。' },
    expired: {
      title: '已超时',
      body: '登录未能按时完成，您尚未登录。请重新开始。',
    },
    frozen: {
      title: '此账户已冻结',
      body: '冻结期间任何人都无法登录。客服可以协助您解冻。',
    },
    support: {
      title: '客服可以帮助您',
      body: '没有第二项验证，我们不能让任何人登录。请从登录页面联系客服。客服会请您证明身份，但绝不会索要密码或验证码。',
    },
    toPassword: {
      title: '先设置新密码',
      body: '请先设置新密码，之后用它登录。',
    },
    toAuthenticatorLost: {
      title: '找回您的身份验证应用',
      body: '您可以自行恢复，也可以申请重置。您已完成的验证会一并带过去。',
    },
  },
  inputs: {
    'factor.declareUnavailable': '我已丢失这一项',
    'case.cancel': '取消登录',
  },
}
