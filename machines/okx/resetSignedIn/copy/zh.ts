import type { OwnWords } from '../../../common/copy.ts'

export const zh: OwnWords = {
  title: '登录状态下重置一项安全验证',
  does: '重置安全验证',
  about: '安全验证重置',
  capabilities: { p2pSell: 'C2C 卖币' },
  screens: {
    choosingItem: {
      title: '哪一项无法使用？',
      body: '请选择一项：手机号、邮箱或身份验证应用。其余各项必须仍可使用，稍后会用到。如果手机和邮箱都无法接收消息，我们会为您指出另一条路。',
    },
    acknowledging: {
      title: '继续之前',
      body: '您需要输入仍可使用的各项验证码，并正对摄像头确认身份。重置完成后，{holdFor}将停用{hold}。我们会通知账户已登记的邮箱和手机。在变更之前，您可以随时取消。',
    },
    proving: {
      title: '验证仍可使用的方式',
      body: '仅处于登录状态还不够：请完成您剩余的每一项验证，顺序不限。验证码{codeLife}内有效。',
    },
    replacing: {
      title: '设置新的验证方式',
      body: '手机号或邮箱：填写新的，获取验证码并输入。身份验证应用：将我们显示的密钥添加到应用，再输入应用给出的验证码。此时账户尚无任何变动。',
    },
    holding: {
      title: '重置已完成',
      body: '从现在起，新设置的验证方式取代旧的。自重置起，{holdFor}停用{hold}。',
    },
    completed: {
      title: '全部完成',
      body: '限制已解除，所有功能均已恢复。请使用新设置的验证方式登录。',
    },
    conditions: {
      title: '没有可重置的内容',
      body: '您的账户没有可以重置的手机号、邮箱或身份验证应用。请在安全设置中添加。',
    },
    toMigration: {
      title: '通过新账户找回',
      body: '手机和邮箱都无法使用时，即使已登录也不能重置。请开立一个新账户，再将它的手机号或邮箱迁移到当前账户，前提是当前账户已认证。',
    },
  },
  notices: {
    started: {
      subject: '有人开始重置一项安全验证',
      text: '{realm}：有人已登录您的账户，开始重置其中一项安全验证，目前尚无任何变动。非本人操作？请点此阻止：{link}',
    },
    applied: {
      subject: '一项安全验证已重置',
      text: '{realm}：您的一项安全验证已重置。{holdFor}将停用{hold}。非本人操作？请立即提出异议：{link}',
    },
  },
}
