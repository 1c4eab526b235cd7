import type { OwnWords } from '../../../common/copy.ts'

export const zh: OwnWords = {
  title: '变更或停用邮箱或手机',
  does: '变更邮箱或手机',
  about: '邮箱或手机变更',
  screens: {
    choosingContact: {
      title: '您想变更哪一项？',
      body: '请选择邮箱或手机号。您可以在途中填写新的，也可以只停用旧的。',
    },
    acknowledging: {
      title: '继续之前',
      body: '变更完成后，{holdFor}将停用{hold}。被移除的邮箱或手机号在{ban}内不能用于注册，也不能绑定到任何账户。我们会通知账户已登记的邮箱和手机。在变更之前，您可以随时取消。',
    },
    provingTotp: {
      title: '身份验证应用中的验证码',
      body: '请输入应用当前显示的 6 位数字。未被接受？请将手机设为自动校准时间，再输入下一组。如果您已丢失该应用，请说明您无法获得此验证码。',
    },
    provingContacts: {
      title: '两项都要验证',
      body: '请分别获取邮箱和短信验证码并全部输入，即将移除的那一项也不例外。每个验证码{codeLife}内有效。换了手机或邮箱已停用？请说明您无法获得此验证码，我们会为您指出其他办法。',
    },
    replacing: {
      title: '有新的吗？',
      body: '请填写新的邮箱或手机号，获取验证码并输入。也可以不填新的继续：这项验证将被停用，请您尽快设置新的。此时账户尚无任何变动。',
    },
    submitting: {
      title: '进行变更？',
      body: '一切就绪。在做出任何变动之前，我们会再核查一次。',
    },
    holding: {
      title: '变更已完成',
      body: '自现在起，{holdFor}停用{hold}，被移除的邮箱或手机号在{ban}内不能使用。如果您没有填写新的，请尽快设置，账户会更安全。',
    },
    completed: {
      title: '全部完成',
      body: '限制已解除。如果您还没有设置新的邮箱或手机号，请现在设置。',
    },
    denied: {
      title: '变更未通过',
      body: '我们无法确定是您本人，因此没有任何变动。请确认您能获得全部三个验证码，然后重试，或咨询客服。',
    },
    support: {
      title: '客服可以帮助您',
      body: '变更需要全部验证码，或其他能证明您身份的方式，否则无法在这里完成。请从帮助页面联系客服。客服会请您证明身份，但绝不会索要密码或验证码。',
    },
    conditions: {
      title: '三项都需要设置',
      body: '要变更或停用其中一项，账户需要同时设置邮箱、手机号和身份验证应用。请先补齐缺少的，再回到这里。',
    },
    toAuthenticatorLost: {
      title: '先处理身份验证应用',
      body: '没有它的验证码，邮箱和手机都无法变更。请自行恢复或申请重置，然后回到这里重新开始。',
    },
  },
  inputs: {
    'item.choose': '变更或停用这一项',
    'factor.declareUnavailable': '我无法获得此验证码',
    'replacement.skip': '不填新的，继续',
    'request.submit': '进行变更',
  },
  notices: {
    started: {
      subject: '有人开始变更您的邮箱或手机',
      text: '{realm}：有人已登录您的账户，开始变更或停用其邮箱或手机号，目前尚无任何变动。非本人操作？请点此阻止：{link}',
    },
    applied: {
      subject: '您的邮箱或手机已变更',
      text: '{realm}：您账户的邮箱或手机号已变更或停用，被移除的在{ban}内不能使用，{holdFor}将停用{hold}。还没有新的？请尽快设置。非本人操作？请立即提出异议：{link}',
    },
  },
}
